package dev.inkling.nnlib.io;

import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file: named tensors and a few words about them, in the format that PyTorch's tools read and write.
 *
 * <p>Eight bytes of length, a JSON header, then the numbers without a gap. A file that deviates is refused with its
 * reason: reading never trusts a length, an offset or a shape that the bytes do not bear out.
 */
public final class Safetensors {
    /** The longest header that the reference implementation reads. */
    private static final int MAX_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";

    private final Map<String, StoredTensor> tensors;
    private final Map<String, String> metadata;

    private Safetensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** The tensors in the order of the header. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    /** The tensor of that name; one clear error that lists the names if it is not there. */
    public StoredTensor tensor(String name) {
        StoredTensor found = tensors.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "No tensor \"" + name + "\" in this file; it holds " + tensors.keySet() + ".");
        }
        return found;
    }

    /** Writes tensors and metadata (values that a viewer shows; may be empty) atomically. */
    public static void write(Store store, String name, Map<String, StoredTensor> tensors, Map<String, String> metadata)
            throws IOException {
        store.write(name, content(tensors, metadata));
    }

    /** The bytes of a file, for a place that is no {@link Store}. */
    public static Store.Content content(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
        // Widest numbers first, so that each tensor starts at a multiple of its number's size.
        List<Map.Entry<String, StoredTensor>> entries = new ArrayList<>(tensors.entrySet());
        entries.sort((a, b) -> b.getValue().type().bytes() - a.getValue().type().bytes());
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long at = 0;
        for (Map.Entry<String, StoredTensor> entry : entries) {
            StoredTensor tensor = entry.getValue();
            if (entry.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("A tensor cannot be named " + METADATA + ".");
            }
            long end = at + (long) tensor.count() * tensor.type().bytes();
            header.put(
                    entry.getKey(),
                    new JsonObject()
                            .put("dtype", tensor.type().name())
                            .put("shape", tensor.shape())
                            .put("data_offsets", Arrays.asList(at, end)));
            at = end;
        }
        byte[] json = Json.print(header).getBytes(StandardCharsets.UTF_8);
        byte[] head = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(head, json.length, head.length, (byte) ' ');
        if (head.length > MAX_HEADER) {
            throw new IllegalArgumentException(
                    "The names make a header of " + head.length + " bytes, too long to read.");
        }
        return out -> {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(head.length)
                    .array());
            out.write(head);
            for (Map.Entry<String, StoredTensor> entry : entries) {
                entry.getValue().writeTo(out);
            }
        };
    }

    /** Reads and checks a file. */
    public static Safetensors read(Store store, String name) throws IOException {
        return parse(store.bytes(name), name);
    }

    /** Checks the bytes of a file, which the tensors then share; {@code name} is for the error. */
    public static Safetensors parse(byte[] file, String name) throws BadFileException {
        if (file.length < 8) {
            throw new BadFileException(
                    Reason.CUT, name + " is no safetensors file, or cut off: it has " + file.length + " bytes.");
        }
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER || file.length > 8 && file[8] != '{') {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " is no safetensors file: it does not start with a header.");
        }
        if (length > file.length - 8) {
            throw new BadFileException(
                    Reason.CUT,
                    name + " is cut off: its header alone is " + length + " bytes, the file has " + file.length + ".");
        }
        int dataStart = 8 + (int) length;
        JsonObject header;
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file, 8, (int) length));
            header = JsonObject.of(Json.parse(text.toString()), "the header");
        } catch (CharacterCodingException | JsonException bad) {
            String why = bad instanceof JsonException ? bad.getMessage() : "It is not UTF-8.";
            throw damaged(name, "its header cannot be read. " + why);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (String key : header.fields().keySet()) {
            try {
                if (key.equals(METADATA)) {
                    JsonObject words = header.object(key);
                    for (String word : words.fields().keySet()) {
                        metadata.put(word, words.string(word));
                    }
                } else {
                    placed.add(place(key, header.object(key), file, dataStart));
                }
            } catch (JsonException bad) {
                throw damaged(name, bad.getMessage());
            }
        }
        checkOffsets(placed, file.length - dataStart, name);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Placed tensor : placed) {
            tensors.put(tensor.name, tensor.tensor);
        }
        return new Safetensors(tensors, metadata);
    }

    /** A tensor whose size matches its shape, and where the header puts it; not to be read before the offsets hold. */
    private record Placed(String name, long start, long end, StoredTensor tensor) {}

    private static Placed place(String name, JsonObject entry, byte[] file, int dataStart) {
        NumberType type = NumberType.named(entry.string("dtype"));
        if (type == null) {
            throw new JsonException("The tensor " + name + " has numbers of type " + entry.string("dtype")
                    + ", which is not known here.");
        }
        List<Object> offsets = entry.list("data_offsets");
        if (offsets.size() != 2
                || !(offsets.get(0) instanceof Long start)
                || !(offsets.get(1) instanceof Long end)
                || start < 0
                || end < start) {
            throw new JsonException("The tensor " + name + " has the offsets " + offsets + ".");
        }
        int[] shape = entry.integers("shape");
        if (shape.length > 64) {
            throw new JsonException("The tensor " + name + " has " + shape.length + " dimensions.");
        }
        long bytes = type.bytes();
        boolean fits = true;
        for (int size : shape) {
            fits &= size >= 0 && (size == 0 || bytes <= Integer.MAX_VALUE / size);
            bytes = fits ? bytes * size : bytes;
        }
        if (!fits || bytes != end - start) {
            throw new JsonException("The tensor " + name + " of " + type + Arrays.toString(shape) + " does not fill "
                    + (end - start) + " bytes.");
        }
        return new Placed(name, start, end, new StoredTensor(type, shape, file, dataStart + (int) (long) start));
    }

    private static void checkOffsets(List<Placed> tensors, long available, String name) throws BadFileException {
        List<Placed> sorted = new ArrayList<>(tensors);
        sorted.sort((a, b) -> a.start != b.start ? Long.compare(a.start, b.start) : Long.compare(a.end, b.end));
        long at = 0;
        for (Placed tensor : sorted) {
            if (tensor.start != at) {
                throw damaged(
                        name,
                        "the tensor " + tensor.name
                                + (tensor.start < at ? " overlaps another." : " leaves a gap before it."));
            }
            at = tensor.end;
        }
        if (at > available) {
            throw new BadFileException(
                    Reason.CUT,
                    name + " is cut off: its tensors are " + at + " bytes, " + available
                            + " are there; copy it again.");
        }
        if (at < available) {
            throw damaged(name, (available - at) + " bytes follow its tensors.");
        }
    }

    private static BadFileException damaged(String name, String how) {
        return new BadFileException(Reason.DAMAGED, name + " is damaged: " + how);
    }
}
