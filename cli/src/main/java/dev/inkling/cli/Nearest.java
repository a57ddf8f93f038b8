package dev.inkling.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant to type. */
final class Nearest {
    private Nearest() {}

    /** The closest of {@code names}, unless even that one is too far off to be a slip. */
    static Optional<String> to(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return bestDistance <= Math.max(1, wanted.length() / 3) ? Optional.of(best) : Optional.empty();
    }

    /** Reads as the end of a sentence about an unknown name: what was meant, or what there is. */
    static String hint(String typed, Collection<String> names) {
        return to(typed, names)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "choose one of " + String.join(", ", names) + ".");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
