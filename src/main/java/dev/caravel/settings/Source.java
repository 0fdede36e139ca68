package dev.caravel.settings;

/** Where a value comes from. The later in this list, the stronger. */
public sealed interface Source {

    /** As it stands at the head of a message: {@code application.properties:12}. */
    String where();

    /** Nobody set it. */
    record Default() implements Source {
        @Override
        public String where() {
            return "default";
        }
    }

    /** One of the sets of strategy numbers that come with the program. */
    record Profile(String name) implements Source {
        @Override
        public String where() {
            return "profile " + name;
        }
    }

    /**
     * A line of application.properties or of the secrets file.
     *
     * @param number counted from 1
     */
    record Line(String file, int number) implements Source {
        @Override
        public String where() {
            return file + ":" + number;
        }
    }

    /**
     * A parameter of AWS Parameter Store.
     *
     * @param name in full
     */
    record Parameter(String name) implements Source {
        @Override
        public String where() {
            return "SSM parameter " + name;
        }
    }

    /** An environment variable. */
    record Variable(String name) implements Source {
        @Override
        public String where() {
            return "environment " + name;
        }
    }

    /** A {@code -D} of the Java command line. */
    record SystemProperty(String key) implements Source {
        @Override
        public String where() {
            return "-D" + key;
        }
    }

    /** A {@code --set} of our own command line. */
    record Option(String key) implements Source {
        @Override
        public String where() {
            return "--set " + key;
        }
    }
}
