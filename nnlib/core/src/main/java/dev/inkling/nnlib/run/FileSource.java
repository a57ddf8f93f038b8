package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.FolderDataset;
import dev.inkling.nnlib.data.PictureReader;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A person's own table or folder of pictures. */
public final class FileSource extends Source {
    private static final int SIDE = 28;

    private final PictureReader pictures;
    private final Consumer<String> warnings;

    /**
     * A source of that file or folder.
     *
     * @param pictures decodes picture files
     * @param warnings hears what was left out, a sentence each
     */
    public FileSource(Path path, PictureReader pictures, Consumer<String> warnings) {
        super(path);
        this.pictures = pictures;
        this.warnings = warnings;
    }

    @Override
    public CsvDataset classes() throws IOException {
        return CsvDataset.classes(text(path()), path().toString());
    }

    @Override
    public CsvDataset numbers(List<String> targets) throws IOException {
        return CsvDataset.numbers(text(path()), path().toString(), targets);
    }

    /** Folders named after digits are read as photos of digits are; others are only scaled. */
    @Override
    public FolderDataset pictures() throws IOException {
        FolderDataset found = FolderDataset.hasDigits(path())
                ? FolderDataset.digits(path(), pictures)
                : FolderDataset.read(path(), SIDE, pictures);
        found.leftOut().forEach(warnings);
        return found;
    }

    /** The text of a table; one that is no text is refused in a sentence. */
    public static String text(Path table) throws IOException {
        byte[] bytes = Files.readAllBytes(table);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new BadFileException(Reason.NOT_OURS, table + " is not text in UTF-8: save it as CSV.");
        }
    }
}
