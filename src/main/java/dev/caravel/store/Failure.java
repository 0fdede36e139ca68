package dev.caravel.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Says in one line what is wrong with a file. */
final class Failure {
    private Failure() {}

    /** @param what could not be done: read, write */
    static StoreException of(String what, Path file, Exception failure) {
        Throwable cause = Optional.ofNullable(failure.getCause())
                .filter(inner -> failure instanceof UncheckedIOException)
                .orElse(failure);
        return new StoreException(
                "cannot " + what + " " + file + ": " + reason(cause) + "; see that the state folder "
                        + (what.equals("read") ? "can be read" : "can be written and the disk has room"),
                failure);
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case AccessDeniedException e -> "no permission";
            case NoSuchFileException e -> "it does not exist";
            case FileAlreadyExistsException e -> e.getFile() + " is in the way";
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case UnsupportedOperationException e -> "this file system has no links";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> cause.getClass().getSimpleName();
        };
    }
}
