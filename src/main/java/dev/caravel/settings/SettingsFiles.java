package dev.caravel.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The three files that settings are read from: application.properties, the secrets and the profile. */
final class SettingsFiles {
    private static final String MAIN = "application.properties";

    private final Path home;
    private final List<Problem> problems;

    /** @param problems takes what is wrong with a file */
    SettingsFiles(Path home, List<Problem> problems) {
        this.home = home;
        this.problems = problems;
    }

    /** The named file, which must be there, or application.properties in the home folder, which need not. */
    List<Assignment> main(Optional<Path> config) {
        if (config.isEmpty() && !Files.exists(home.resolve(MAIN))) {
            return List.of();
        }
        String name = config.map(Path::toString).orElse(MAIN);
        return read(config.orElse(home.resolve(MAIN)), name, "--config " + name);
    }

    /** What stands in the file that {@code caravel.secrets} names; only what may be secret may, and only its owner may read it. */
    List<Assignment> secrets(Value setting) {
        if (setting.text().isEmpty()) {
            return List.of();
        }
        String name = setting.text();
        Path file = home.resolve(name);
        if (canBeReadByOthers(file)) {
            problems.add(new Problem(
                    setting.source().where(), "others can read the secrets file " + name, "run: chmod 600 " + file));
        }
        List<Assignment> secrets = read(file, name, setting.source().where());
        for (Assignment assignment : secrets) {
            boolean isForAnotherFile = Catalogue.ofKey(assignment.name())
                    .map(known -> !known.mayBeSecret())
                    .orElse(assignment.name().startsWith(Layers.CAMELS));
            if (isForAnotherFile) {
                problems.add(new Problem(
                        assignment.source().where(),
                        assignment.name() + " is no secret",
                        "move it to application.properties"));
            }
        }
        return secrets;
    }

    private static boolean canBeReadByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // a missing file is reported when it is read; elsewhere there are no such permissions
        }
    }

    private List<Assignment> read(Path file, String name, String where) {
        try {
            return PropertiesFile.read(name, Files.readAllLines(file), problems);
        } catch (NoSuchFileException e) {
            problems.add(new Problem(where, "there is no file " + file, "create it or name another"));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(where, file + " is not UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(where, file + " cannot be read", "see that it is a file and its permissions"));
        }
        return List.of();
    }

    /** The strategy numbers of a profile; of the first one if there is none of this name, which is reported elsewhere. */
    List<Assignment> profile(Value setting) {
        List<String> known = TraderSettings.PROFILES;
        String name = known.contains(setting.text()) ? setting.text() : known.getFirst();
        try (InputStream resource = SettingsFiles.class.getResourceAsStream("/profiles/" + name + ".properties")) {
            if (resource == null) {
                throw new IllegalStateException("profile " + name + " is missing from the program; build it again");
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return PropertiesFile.read(name, text.lines().toList(), problems).stream()
                    .map(line -> new Assignment(line.name(), line.text(), new Source.Profile(name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("profile " + name + " cannot be read from the program", e);
        }
    }
}
