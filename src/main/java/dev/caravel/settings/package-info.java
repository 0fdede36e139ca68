/**
 * Every number and switch that an owner may set, checked before anything starts. {@link dev.caravel.settings.Settings} is what the
 * program reads; {@link dev.caravel.settings.Catalogue} lists the keys, each declared as a {@link dev.caravel.settings.Setting}
 * beside the record that it fills. Start with {@code PaperSettings}: all the others look like it.
 */
@NullMarked
package dev.caravel.settings;

import org.jspecify.annotations.NullMarked;
