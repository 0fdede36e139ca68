package dev.caravel.settings;

import java.util.List;

/**
 * Settings that belong together.
 *
 * @param title its heading in application.properties and in the documents
 * @param settings in the order in which they are shown
 */
public record Group(String title, List<Setting<?>> settings) {
    static Group of(String title, Setting<?>... settings) {
        return new Group(title, List.of(settings));
    }
}
