package dev.caravel.route;

import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * Vert.x as Camel's HTTP servers here need it. They serve nothing from the class path; for its copies of that Vert.x would make a folder,
 * and ask for a hook to delete it, which Java refuses to a process that was told to end while it starts.
 */
final class PlainVertx {
    private PlainVertx() {}

    static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
