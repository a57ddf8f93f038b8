package dev.inkling.nnlib.spec;

import java.util.Collection;

/** Finds the name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest changed letters, or null where none is close. */
    public static String to(String word, Collection<String> candidates) {
        String best = null;
        int least = Math.max(2, word.length() / 2 + 1);
        for (String candidate : candidates) {
            int distance = candidate.startsWith(word) && !word.isEmpty() ? 1 : distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** The end of an error sentence, with its full stop: the near name where there is one, otherwise all names. */
    public static String hint(String word, Collection<String> candidates) {
        String near = to(word, candidates);
        return near != null ? "; did you mean " + near + "?" : "; there are " + String.join(", ", candidates) + ".";
    }

    /** Letters changed, added, left out or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
