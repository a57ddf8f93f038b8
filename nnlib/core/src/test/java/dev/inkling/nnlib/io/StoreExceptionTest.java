package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.StoreException.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the system reports in one of its ways becomes a sentence with what to do, and a reason to act on. */
class StoreExceptionTest {
    private static void says(String verb, Throwable cause, Reason reason, String because) {
        StoreException said = StoreException.of(verb, "a", cause);
        assertThat(said.reason()).as("%s", cause).isEqualTo(reason);
        assertThat(said).hasMessage("Failed " + verb + " a: " + because + ".").hasCause(cause);
    }

    @Test
    void aFileThatIsNotThere() {
        says("reading", new NoSuchFileException("a"), Reason.NOT_THERE, "it is not there");
        says(
                "reading",
                new FileNotFoundException("a (No such file or directory)"),
                Reason.NOT_THERE,
                "it is not there");
    }

    @Test
    void aPlaceThatMayNotBeUsed() {
        String read = "this place may not be read; choose another folder or change its permissions";
        String written = "this place may not be written; choose another folder or change its permissions";
        says("reading", new AccessDeniedException("a"), Reason.NOT_ALLOWED, read);
        says("writing", new AccessDeniedException("a"), Reason.NOT_ALLOWED, written);
        says("deleting", new ReadOnlyFileSystemException(), Reason.NOT_ALLOWED, written);
        says("writing", new FileNotFoundException("a (Permission denied)"), Reason.NOT_ALLOWED, written);
        says("writing", new IOException("Read-only file system"), Reason.NOT_ALLOWED, written);
        says("reading", new IOException("a (Access is denied)"), Reason.NOT_ALLOWED, read);
    }

    @Test
    void aDiskWithoutRoom() {
        for (String words : List.of(
                "No space left on device",
                "There is not enough space on the disk",
                "Disk quota exceeded",
                "File too large")) {
            says("writing", new IOException(words), Reason.FULL, "the disk is full; free some space and try again");
        }
    }

    @Test
    void anythingElseInTheSystemsOwnWords() {
        says("writing", new IOException("broken pipe"), Reason.FAILED, "the system reports: broken pipe");
        says("writing", new IOException("no such file"), Reason.FAILED, "the system reports: no such file");
        says("reading", new FileNotFoundException("is a folder"), Reason.FAILED, "the system reports: is a folder");
        says("writing", new IOException(""), Reason.FAILED, "the system reports: IOException");
        says("writing", new IOException(), Reason.FAILED, "the system reports: IOException");
    }

    @Test
    void whatIsKnownAlreadyIsPassedOn() {
        StoreException known = new StoreException(Reason.FULL, "known", null);
        assertThat(StoreException.of("writing", "a", known)).isSameAs(known);
    }
}
