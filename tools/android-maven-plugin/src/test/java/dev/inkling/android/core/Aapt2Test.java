package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Aapt2Test {
    @Test
    void itsOwnErrorComesThroughWhereFreeSpaceCannotBeAsked(@TempDir Path folder) throws IOException {
        Path tool =
                Files.writeString(folder.resolve("aapt2"), "#!/bin/sh\necho '/a/b.xml:3: error: no style.'\nexit 1\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Path unknown = folder.resolve("a folder that no disk knows");
        assertThatThrownBy(() -> Files.getFileStore(unknown)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Aapt2(tool).write("linking", unknown.resolve("app.apk"), "link", List.of()))
                .isInstanceOf(Problem.class)
                .hasMessage("/a/b.xml:3: no style; correct that line.");
    }

    @Test
    void readsWhereAapt2FoundAFault() {
        assertThat(Aapt2.problem("linking", "/a/strings.xml:7: error: not well-formed (invalid token).\nfailed"))
                .hasMessage("/a/strings.xml:7: not well-formed (invalid token); correct that line.");
        assertThat(
                        Aapt2.problem(
                                "compiling",
                                """
                        /a/strings.xml:2: error: xml parser error: mismatched tag.
                        /a/strings.xml: error: file failed to compile.
                        """))
                .as("the summary says nothing new")
                .hasMessage("/a/strings.xml:2: mismatched tag; close the tag that is still open there.");
        assertThat(Aapt2.problem("linking", "/a/x.png: error: file failed to compile."))
                .hasMessage("/a/x.png: file failed to compile; correct that file.");
        assertThat(Aapt2.problem("linking", "error: failed linking references."))
                .hasMessage("linking: failed linking references.");
        assertThat(Aapt2.problem("linking", "/a/b.flat: error: No space left on device"))
                .hasMessageStartingWith("linking: the disk is full");
        assertThat(Aapt2.problem("linking", "/a/m.xml:3: error: no 'a'.\n/a/m.xml:4: error: no 'b'."))
                .hasMessage("/a/m.xml:3: no 'a' (also: /a/m.xml:4: error: no 'b'.); correct that line.");
    }
}
