package dev.inkling.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held: a phone stores its pictures as the sensor lies and notes the turn in the Exif block. */
final class Exif {
    static final int UPRIGHT = 1;
    private static final int ORIENTATION_TAG = 0x0112;

    private Exif() {}

    /** The orientation from 1 (upright) to 8 that a JPEG names; 1 if it names none, or is none. */
    static int orientation(byte[] picture) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(picture))) {
            if (in.readUnsignedShort() != 0xFFD8) {
                return UPRIGHT;
            }
            while (true) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort() - 2;
                if (marker == 0xFFDA || marker >>> 8 != 0xFF || length < 0) {
                    return UPRIGHT;
                }
                byte[] segment = new byte[length];
                in.readFully(segment);
                if (marker == 0xFFE1 && length > 14 && segment[0] == 'E' && segment[1] == 'x') {
                    return inTiff(ByteBuffer.wrap(segment, 6, length - 6).slice());
                }
            }
        } catch (EOFException cut) {
            return UPRIGHT;
        }
    }

    private static int inTiff(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int at = tiff.getInt(4);
            int entries = tiff.getShort(at) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = at + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException damaged) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** Where pixel (x, y) of a stored picture of w by h lies in the upright picture, counted row by row. */
    static int place(int x, int y, int w, int h, int orientation) {
        switch (orientation) {
            case 2:
                return y * w + (w - 1 - x);
            case 3:
                return (h - 1 - y) * w + (w - 1 - x);
            case 4:
                return (h - 1 - y) * w + x;
            case 5:
                return x * h + y;
            case 6:
                return x * h + (h - 1 - y);
            case 7:
                return (w - 1 - x) * h + (h - 1 - y);
            case 8:
                return (w - 1 - x) * h + y;
            default:
                return y * w + x;
        }
    }
}
