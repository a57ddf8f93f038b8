package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    /** A class of ours into which R8 has put methods of others, and one of theirs with one of ours. */
    private final Mapping mapping = new Mapping(List.of(
            "# compiler: R8",
            "our.app.Rows -> a.b:",
            "# {'id':'sourceFile'}",
            "    int count -> a",
            "    1:4:void settle(int):18:18 -> a",
            "    5:7:void our.app.Timer.start():20:20 -> a",
            "    5:7:void settle(int):19 -> a",
            "    8:9:long our.app.Rows.best():30:30 -> b",
            "    8:9:void their.ui.Canvas.draw(long):40 -> b",
            "    10:11:void their.ui.Canvas.clear():41:41 -> b",
            "    1:1:void their.ui.Canvas.<init>():41:41 -> c",
            "    2:2:void our.app.Timer.<init>():9:9 -> c",
            "    void nothing() -> d",
            "their.ui.View -> a.c:",
            "    1:1:int our.app.Timer.now():7:7 -> e",
            "    1:1:int size():7:7 -> f",
            "our.application.Main -> a.d:",
            "    1:1:void main():7:7 -> g"));

    @Test
    void knowsTheOldNames() {
        assertThat(mapping.original("a.b")).isEqualTo("our.app.Rows");
        assertThat(mapping.original("java.util.List")).isEqualTo("java.util.List");
    }

    @Test
    void tellsWhatWasMergedIntoAClassFromWhatWasInIt() {
        assertThat(mapping.wasIn("our.app", "a.b", "a")).as("its own").isTrue();
        assertThat(mapping.wasIn("our.app", "a.b", "d")).as("without lines").isTrue();
        assertThat(mapping.wasIn("our.app", "a.b", "b"))
                .as("theirs, with ours inlined")
                .isFalse();
        assertThat(mapping.wasIn("our.app", "a.c", "e"))
                .as("ours in a class of theirs")
                .isTrue();
        assertThat(mapping.wasIn("our.app", "a.c", "f")).isFalse();
    }

    @Test
    void countsWhatCannotBeToldApartWithTheClass() {
        assertThat(mapping.wasIn("our.app", "a.b", "c")).as("overloads of both").isTrue();
        assertThat(mapping.wasIn("their.ui", "a.b", "c")).isFalse();
        assertThat(mapping.wasIn("our.app", "a.b", "unknown")).isTrue();
        assertThat(mapping.wasIn("our.app", "a.d", "g"))
                .as("a package that only begins alike")
                .isFalse();
    }

    @Test
    void whereNothingWasRenamedNamesAreTheOldOnes(@TempDir Path folder) throws IOException {
        Mapping none = Mapping.read(folder.resolve("mapping.txt"));
        assertThat(none.original("our.app.Rows")).isEqualTo("our.app.Rows");
        assertThat(none.wasIn("our.app", "our.app.Rows", "settle")).isTrue();
    }
}
