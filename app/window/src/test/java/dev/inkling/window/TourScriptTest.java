package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.window.TourScript.Step;
import dev.inkling.window.TourScript.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TourScriptTest {
    @Test
    void readsAStepALineAndPassesOverTheRest() {
        List<Step> steps = TourScript.parse("// A walk.\n\n  tap   It is a 3 \r\nexpect @kept in 600\nexpect in time\n")
                .steps();
        assertThat(steps).extracting(Step::verb).containsExactly(Verb.TAP, Verb.EXPECT, Verb.EXPECT);
        assertThat(steps).extracting(Step::what).containsExactly("It is a 3", "@kept", "in time");
        assertThat(steps).extracting(Step::seconds).containsExactly(0, 600, 0);
        assertThat(steps.get(0)).hasToString("line 3 (tap It is a 3)");
    }

    @Test
    void aStrokeHasPoints() {
        Step step = TourScript.parse("draw #pad .5,0.25 1,1").steps().get(0);
        assertThat(step.what()).isEqualTo("#pad");
        assertThat(step.points()).containsExactly(new float[] {0.5f, 0.25f}, new float[] {1, 1});
    }

    @Test
    void filesAreChosenAndSavedByName() {
        List<Step> steps = TourScript.parse("choose my file.zip and /a/b.gz\nsave a net.safetensors\n")
                .steps();
        assertThat(steps).extracting(Step::verb).containsExactly(Verb.CHOOSE, Verb.SAVE);
        assertThat(steps.get(0).files()).containsExactly("my file.zip", "/a/b.gz");
        assertThat(steps.get(1).files()).containsExactly("a net.safetensors");
        assertThat(steps.get(0)).hasToString("line 1 (choose my file.zip and /a/b.gz)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jump high", "tap", "shot  ", "Tap me", "choose", "save"})
    void whatIsNoStepIsNamedWithItsLine(String line) {
        assertThatThrownBy(() -> TourScript.parse("tap it\n" + line))
                .isInstanceOf(TourFailure.class)
                .hasMessageStartingWith(
                        "The tour's line 2, \"" + line.trim() + "\", is no step: write one of tap, hold,");
    }

    @Test
    void aStrokeThatIsNoneIsNamed() {
        assertThatThrownBy(() -> TourScript.parse("draw #pad .5,.5"))
                .hasMessage("The tour's line 1: a stroke needs at least two points.");
        assertThatThrownBy(() -> TourScript.parse("draw #pad .5,.5 here"))
                .hasMessageStartingWith("The tour's line 1: \"here\" is no point");
    }

    @Test
    void aScriptOfOnesOwnComesFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my tour.txt"), "shot one");
        assertThat(TourScript.read(file).steps()).singleElement().hasToString("line 1 (shot one)");
    }

    @Test
    void theTourThatComesWithTheWindowLeavesAPictureOfEachPlaceInLightAndDark() throws IOException {
        List<String> shots = TourScript.read(null).pictures();
        assertThat(shots).doesNotHaveDuplicates().isSorted();
        for (String place : List.of("draw", "look-inside", "my-digits", "train", "session", "sessions", "settings")) {
            assertThat(shots).anyMatch(name -> name.contains(place) && !name.endsWith("-dark"));
            assertThat(shots).anyMatch(name -> name.contains(place) && name.endsWith("-dark"));
        }
    }
}
