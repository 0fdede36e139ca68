package dev.caravel.settings;

/** How many letters must be put in, taken out or changed to make one word of another (Levenshtein). */
final class EditDistance {
    private EditDistance() {}

    /** The first of the words that is nearest; there must be one. */
    static String nearest(String word, Iterable<String> words) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : words) {
            int distance = between(word, candidate);
            if (distance < least || (distance == least && candidate.compareTo(nearest) < 0)) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest;
    }

    static int between(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
