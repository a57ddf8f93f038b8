package dev.inkling.nnlib.checkpoint;

import static dev.inkling.nnlib.checkpoint.ModelFiles.described;
import static dev.inkling.nnlib.checkpoint.ModelFiles.file;
import static dev.inkling.nnlib.checkpoint.ModelFiles.parse;
import static dev.inkling.nnlib.checkpoint.ModelFiles.weighing;
import static dev.inkling.nnlib.checkpoint.ModelFiles.whole;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is wrong with a model file is said in a sentence with its reason, and nothing of it is taken. */
class BadModelFileTest {
    private static BadFileException refused(byte[] bytes) {
        BadFileException bad = catchThrowableOfType(BadFileException.class, () -> parse(bytes));
        assertThat(bad).isNotNull();
        assertThat(bad.getMessage()).startsWith("a.safetensors ").endsWith(".");
        return bad;
    }

    @Test
    void aScaleThatIsNoneIsRefused() throws IOException {
        String damaged = "a.safetensors is damaged: it contradicts itself (";
        assertThat(refused(scaled("[0,1]", "[1,0]"))).hasMessage(damaged + "The field inputs divides by 0.).");
        assertThat(refused(scaled("[0,\"one\"]", "[1,1]")))
                .hasMessage(damaged + "The file holds \"one\" where a number belongs.).");
        assertThat(refused(scaled("[0]", "[1,1]")))
                .hasMessage(damaged + "There are 2 columns, 1 offsets and 2 sizes: one of each belongs to a column.).");
    }

    private static byte[] scaled(String offsets, String sizes) throws IOException {
        return described(words -> words.put(
                "inputs", Json.parse("{\"names\":[\"a\",\"b\"],\"offsets\":" + offsets + ",\"sizes\":" + sizes + "}")));
    }

    /** The bytes of a weight are other numbers where another kind of number is read from them. */
    @Test
    void theChecksumGuardsTheKindOfTheNumbers() throws IOException {
        String file = new String(whole().toBytes(), ISO_8859_1);
        byte[] other = file.replaceFirst("\"F32\"", "\"U32\"").getBytes(ISO_8859_1);
        assertThat(refused(other))
                .hasMessage("a.safetensors is damaged: its content does not match its checksum; use another copy.");
    }

    @Test
    void aNewerFileAsksForAnUpdate() throws IOException {
        BadFileException newer = refused(described(words -> words.put("version", 2L)));
        assertThat(newer.reason()).isEqualTo(Reason.NEWER);
        assertThat(newer)
                .hasMessage("a.safetensors was written by a newer Inkling (model file 2, this one reads up to 1): "
                        + "update to open it.");
    }

    @Test
    void numbersWithoutAWordAboutTheirNetAreNotDescribed() throws IOException {
        BadFileException bare = refused(file(whole().weights(), Map.of("format", "pt")));
        assertThat(bare.reason()).isEqualTo(Reason.NOT_DESCRIBED);
        assertThat(bare).hasMessage("a.safetensors does not say what net its weights belong to: no Inkling wrote it.");
        assertThat(refused(file(whole().weights(), Map.of("spec", "another's"))).reason())
                .isEqualTo(Reason.NOT_DESCRIBED);
        assertThat(ModelFile.of(whole().spec(), whole().weights()).build()).isNotNull();
    }

    @Test
    void noSafetensorsAtAllIsNotOurs() {
        assertThat(refused("%PDF-1.7 and so on, longer than a header".getBytes(UTF_8))
                        .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(refused(new byte[0]).reason()).isEqualTo(Reason.CUT);
    }

    @Test
    void weightsThatDoNotFitTheNetAreNamed() throws IOException {
        StoredTensor turned = StoredTensor.of(whole().weights().get("0.weight").floats(), 2, 8);
        assertThat(refused(weighing("0.weight", turned)))
                .hasMessage("a.safetensors is damaged: it contradicts itself (The weights do not fit the net: "
                        + "0.weight is F32[2, 8] and has to be [8, 2].).");
        assertThat(refused(weighing("2.bias", null))).hasMessageContaining("2.bias is missing");
        assertThat(refused(weighing("9.bias", turned))).hasMessageContaining("9.bias is unexpected");
        assertThat(refused(weighing("2.bias", null)).reason()).isEqualTo(Reason.DAMAGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelFile.of(ModelSpec.parse("2-4-1"), whole().weights()))
                .withMessageContaining("0.weight is F32[8, 2] and has to be [4, 2]");
    }

    @Test
    void aDescriptionThatContradictsItselfIsDamaged() throws IOException {
        Map<String, UnaryOperator<JsonObject>> wrong = new LinkedHashMap<>();
        wrong.put("version", words -> words.put("version", "one"));
        wrong.put("no version", words -> {
            words.fields().remove("version");
            return words;
        });
        wrong.put("net", words -> words.put("net", "2-8-1"));
        wrong.put("layers", words -> words.put("net", new JsonObject().put("input", new int[] {2})));
        wrong.put("name", words -> words.put("name", 5L));
        wrong.put("scoring", words -> words.put("scoring", 5L));
        wrong.put("classes", words -> words.put("classes", "all"));
        wrong.put("results", words -> words.put("results", List.of(1L)));
        wrong.put("checksum", words -> words.put("crc32", 12345L));
        for (Map.Entry<String, UnaryOperator<JsonObject>> each : wrong.entrySet()) {
            assertThat(refused(described(each.getValue())).reason())
                    .as(each.getKey())
                    .isEqualTo(Reason.DAMAGED);
        }
        assertThat(refused(file(whole().weights(), Map.of("inkling", "{"))).reason())
                .isEqualTo(Reason.DAMAGED);
    }

    /** A net that is far larger than its weights must not be built. */
    @Test
    void noDescriptionMakesAReaderAllocateWhatIsNotThere() throws IOException {
        JsonObject huge = ModelSpec.parse("2-9000000-9000000-1").toJson();
        assertThat(refused(described(words -> words.put("net", huge)))).hasMessageContaining("0.weight is F32[8, 2]");
    }

    @Test
    void cutAnywhereItIsRefused() {
        byte[] bytes = whole().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(refused(Arrays.copyOf(bytes, length)).reason())
                    .as("%d bytes", length)
                    .isIn(Set.of(Reason.CUT, Reason.NOT_OURS));
        }
    }

    private static List<Object> said(ModelFile file) {
        List<Object> said = new ArrayList<>(List.of(file.spec(), file.name(), file.run(), file.scoring()));
        said.addAll(List.of(file.classes(), file.results()));
        file.weights().forEach((name, values) -> said.addAll(List.of(name, Arrays.toString(values.floats()))));
        return said;
    }

    /** Each bit of a file is turned: it is refused, or what came of it is what was written. */
    @Test
    void withOneBitTurnedItIsRefusedOrTheSame() throws IOException {
        byte[] bytes = whole().toBytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            ModelFile read;
            try {
                read = parse(turned);
            } catch (BadFileException refused) {
                assertThat(refused.getMessage())
                        .as("bit %d", bit)
                        .startsWith("a.safetensors ")
                        .endsWith(".");
                continue;
            }
            assertThat(said(read)).as("bit %d", bit).isEqualTo(said(whole()));
        }
    }
}
