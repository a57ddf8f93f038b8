package dev.inkling.nnlib.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Files that were good once, and files that never were. */
final class Damage {
    private static final int MOST_CHANGES = 5;
    private static final int MOST_NONSENSE = 400;

    private Damage() {}

    /** What happens to a file at one place. */
    private enum Kind {
        SET,
        INSERT,
        DELETE,
        CLAIM_LITTLE_ENDIAN,
        CLAIM_BIG_ENDIAN
    }

    private record Change(Kind kind, double place, byte value) {
        byte[] to(byte[] file) {
            int at = (int) (place * file.length);
            byte[] head = Arrays.copyOf(file, at);
            byte[] tail = Arrays.copyOfRange(file, at, file.length);
            switch (kind) {
                case SET:
                    return join(head, new byte[] {value}, rest(tail, 1));
                case INSERT:
                    return join(head, new byte[] {value}, tail);
                case DELETE:
                    return join(head, new byte[0], rest(tail, 1 + (value & 15)));
                default:
                    ByteOrder order = kind == Kind.CLAIM_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                    byte[] huge = ByteBuffer.allocate(8)
                            .order(order)
                            .putLong(value < 0 ? -1 : 1L << 62)
                            .array();
                    return join(head, huge, rest(tail, 8));
            }
        }

        private static byte[] rest(byte[] bytes, int from) {
            return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
        }

        private static byte[] join(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.write(part, 0, part.length);
            }
            return all.toByteArray();
        }
    }

    /**
     * Good files with bytes set, put in or taken out, with huge numbers where counts may stand, cut off; and plain
     * nonsense.
     */
    static Arbitrary<byte[]> of(byte[]... good) {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        // Headers lie at the beginning: half of the changes go there.
                        Arbitraries.oneOf(
                                Arbitraries.doubles().between(0, 1),
                                Arbitraries.doubles().between(0, 0.1)),
                        Arbitraries.bytes())
                .as(Change::new);
        Arbitrary<Double> kept = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1.0)),
                Tuple.of(1, Arbitraries.doubles().between(0, 1)));
        Arbitrary<byte[]> damaged = Combinators.combine(
                        Arbitraries.of(Arrays.asList(good)), change.list().ofMaxSize(MOST_CHANGES), kept)
                .as(Damage::damaged);
        Arbitrary<byte[]> nonsense = Arbitraries.bytes().array(byte[].class).ofMaxSize(MOST_NONSENSE);
        return Arbitraries.frequencyOf(Tuple.of(9, damaged), Tuple.of(1, nonsense));
    }

    private static byte[] damaged(byte[] good, List<Change> changes, double kept) {
        byte[] file = good;
        for (Change change : changes) {
            file = change.to(file);
        }
        return Arrays.copyOf(file, (int) Math.round(kept * file.length));
    }
}
