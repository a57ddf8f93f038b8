package dev.inkling.nnlib.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Generator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms that models had before: each key is read as it was meant, and none has to be there but the net. */
class PastModelFileTest {
    private static final ModelSpec NET = ModelSpec.parse("2-3-1");
    private static final String NET_TEXT = NET.toJson().toString();
    private static final RunSpec RUN = RunSpec.parse("task=and model=2-3-1 loss=hinge epochs=7");

    private static ModelFile opened(Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelFile numbers = ModelFile.of(NET.build(new Generator(7)));
        Safetensors.content(numbers.weights(), metadata).writeTo(bytes);
        ModelFile file = ModelFile.parse(bytes.toByteArray(), "a");
        assertThat(file.spec()).isEqualTo(NET);
        assertThat(file.weights().get("0.weight").floats())
                .isEqualTo(numbers.weights().get("0.weight").floats());
        return file;
    }

    @Test
    void whatTheCommandWrote() throws IOException {
        ModelFile file = opened(Map.of(
                "inkling.model",
                NET_TEXT,
                "inkling.classes",
                "[\"no\",\"yes\"]",
                "inkling.figures",
                "{\"accuracy\":75.5}",
                "inkling.run",
                RUN.toString()));
        assertThat(file.run()).isEqualTo(RUN);
        assertThat(file.scoring()).isEqualTo(Scoring.LOGIT);
        assertThat(file.classes()).containsExactly("no", "yes");
        assertThat(file.results()).hasToString("{\"accuracy\":75.5}");
        assertThat(file.name()).isEmpty();
    }

    @Test
    void whatTheAppWrote() throws IOException {
        ModelFile file = opened(Map.of("spec", NET_TEXT, "name", "my net"));
        assertThat(file.name()).isEqualTo("my net");
        assertThat(file.run()).isNull();
        assertThat(file.scoring()).isNull();
        assertThat(file.classes()).isEmpty();
        assertThat(file.results()).hasToString("{}");
    }

    /** Before it had a key of its own, the run stood among the figures. */
    @Test
    void aRunAmongTheFiguresIsTheRunAndNoFigure() throws IOException {
        ModelFile file =
                opened(Map.of("spec", NET_TEXT, "inkling.figures", "{\"run\":\"" + RUN + "\",\"accuracy\":75.5}"));
        assertThat(file.run()).isEqualTo(RUN);
        assertThat(file.results()).hasToString("{\"accuracy\":75.5}");
    }

    @Test
    void aRunInWordsThatAreNotKnownLeavesTheNetUsable() throws IOException {
        ModelFile file =
                opened(Map.of("spec", NET_TEXT, "inkling.run", "task=chess", "inkling.figures", "{\"accuracy\":75.5}"));
        assertThat(file.run()).isNull();
        assertThat(file.results()).hasToString("{\"accuracy\":75.5}");
    }

    @Test
    void anothersSpecIsNoneOfOurs() {
        BadFileException bad =
                catchThrowableOfType(BadFileException.class, () -> opened(Map.of("spec", "a net of another")));
        assertThat(bad.reason()).isEqualTo(Reason.NOT_DESCRIBED);
        assertThat(bad).hasMessage("a does not say what net its weights belong to: no Inkling wrote it.");
    }
}
