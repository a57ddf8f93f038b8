package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

class XmlTest {
    @TempDir
    Path folder;

    private Path xml(String text) throws IOException {
        return Files.writeString(folder.resolve("it.xml"), text);
    }

    @Test
    void aDtdIsRefusedWhereItStands() throws Exception {
        Path good = xml("<a>\n<b/>\n</a>");
        Xml.parser().parse(good.toFile(), new DefaultHandler());
        Path entities = xml("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY e 'words'>]>\n<a>&e;</a>");
        assertThatThrownBy(() -> Xml.parser().parse(entities.toFile(), new DefaultHandler()))
                .isInstanceOfSatisfying(SAXParseException.class, e -> assertThat(e.getLineNumber())
                        .isEqualTo(2));
    }

    @Test
    void theFileThatADtdNamesIsNotRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a secret");
        Path file = xml("<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>\n<a>&e;\n<b></a>");
        assertThat(Aapt2.problem("linking", file + ":0: error: not well-formed (invalid token)."))
                .as("the line of the DTD, and not that of what comes after it")
                .hasMessageStartingWith(file + ":1: ");
    }
}
