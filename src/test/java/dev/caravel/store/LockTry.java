package dev.caravel.store;

import java.nio.file.Path;

/** A process that asks once for the right to trade and says whether it got it. */
final class LockTry {
    private LockTry() {}

    public static void main(String[] arguments) {
        System.out.println(new FileStore(Path.of(arguments[0]), false).tryLock().isPresent());
    }
}
