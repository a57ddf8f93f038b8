package dev.inkling.nnlib.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.optim.Schedules;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The word of a part stands in the part's own file and nowhere else in what is shipped: whoever decides something by a
 * quoted word would have to be changed for the next part. Presets name parts, as people do.
 */
final class WordsInOnePlaceTest {
    private static final Path ROOT = Paths.get("..", "..").toAbsolutePath().normalize();
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9,-]+)\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\\n]*", Pattern.DOTALL);

    /** Where presets stand, and where the engine names its own operations. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("nnlib/(autograd|compute|tensor|trace)/|Op\\.java|Presets\\.java");

    /** Where parts are written. */
    private static final Pattern PARTS = Pattern.compile("nnlib/(nn|optim|loss|metric)/|/run/\\w*Tasks?\\.java");

    /**
     * Words that mean something else where they stand: a count of steps in a file, a header of HTTP, a folder's name.
     */
    private static final Set<String> HOMONYMS = Set.of("step", "identity", "mnist");

    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (Registry<?> parts :
                List.of(Layers.ALL, Losses.ALL, Optimizers.ALL, Schedules.ALL, Init.ALL, Metric.ALL, Tasks.ALL)) {
            for (Part part : parts.all()) {
                words.add(part.word());
                words.addAll(part.otherWords());
            }
        }
        // Dropout and momentum are settings too, and are asked for by their keys.
        words.removeAll(Settings.keys());
        words.removeAll(HOMONYMS);
        return words;
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("nnlib/core", "nnlib/simd", "cli", "app/main", "app/window")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                found.addAll(files.filter(file -> file.toString().matches(".*\\.(java|kt)"))
                        .collect(Collectors.toList()));
            }
        }
        return found;
    }

    @Test
    void noOtherFileKnowsTheWordOfAPart() throws IOException {
        Set<String> words = words();
        assertThat(words).contains("relu", "swish", "cross-entropy", "adam", "cosine", "zeros");
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path file : sources()) {
            String path = ROOT.relativize(file).toString().replace('\\', '/');
            if (ELSEWHERE.matcher(path).find()) {
                continue;
            }
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            boolean isPart = PARTS.matcher(path).find()
                    && (text.contains("Type") || path.matches(".*/(Init|Metric|\\w*Tasks?)\\.java"));
            Matcher literals = LITERAL.matcher(text);
            while (literals.find()) {
                List<String> listed = Arrays.asList(literals.group(1).split(","));
                if (!isPart && listed.stream().anyMatch(words::contains)) {
                    found.add(path + ": " + literals.group());
                }
                seen.addAll(listed);
            }
        }
        assertThat(seen).as("words are found at all").containsAll(words);
        assertThat(found).isEmpty();
    }
}
