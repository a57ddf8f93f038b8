package dev.inkling.nnlib.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables as comma-separated text (RFC 4180), such as the metrics of a run; numbers are written the same everywhere. */
public final class Csv {
    private Csv() {}

    /** Writes rows of a table whose columns are named in the first line. */
    public static final class Writer {
        private final Appendable out;
        private final int columns;

        /** Writes the names at once. */
        public Writer(Appendable out, String... names) throws IOException {
            this.out = out;
            columns = names.length;
            write(Arrays.asList(names));
        }

        /** Writes one row; a value may be text, a number, a boolean, or null for an empty cell. */
        public Writer row(Object... values) throws IOException {
            if (values.length != columns) {
                throw new IllegalArgumentException(
                        "A row of " + values.length + " cells in a table of " + columns + " columns.");
            }
            write(Arrays.asList(values));
            return this;
        }

        private void write(List<?> values) throws IOException {
            String separator = "";
            for (Object value : values) {
                String text = value == null ? "" : value.toString();
                boolean quoted = text.isEmpty() && value != null;
                for (int i = 0; i < text.length() && !quoted; i++) {
                    quoted = ",\"\r\n".indexOf(text.charAt(i)) >= 0;
                }
                out.append(separator);
                out.append(quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
                separator = ",";
            }
            out.append('\n');
        }
    }

    /**
     * The rows of a table, each of the same number of cells; empty lines are passed over. Throws {@link
     * BadFileException} with the line where the text is wrong; {@code name} is for the error.
     */
    public static List<String[]> parse(String text, String name) throws BadFileException {
        return new Parser(text, name).rows();
    }

    private static final class Parser {
        private final String text;
        private final String name;
        private final List<String[]> rows = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private int at;
        private int line = 1;

        Parser(String text, String name) {
            this.text = text;
            this.name = name;
            at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        List<String[]> rows() throws BadFileException {
            while (at < text.length()) {
                int rowLine = line;
                boolean blank = row();
                if (blank) {
                    continue;
                }
                if (!rows.isEmpty() && rows.get(0).length != cells.size()) {
                    line = rowLine;
                    throw wrong(cells.size() + " cells, the first line has " + rows.get(0).length);
                }
                rows.add(cells.toArray(new String[0]));
            }
            return rows;
        }

        /** Reads one row into the cells, and says whether the line was empty. */
        private boolean row() throws BadFileException {
            cells.clear();
            int start = at;
            while (true) {
                cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
                if (at >= text.length()) {
                    return at == start;
                }
                char c = text.charAt(at++);
                if (c == ',') {
                    continue;
                }
                boolean blank = at - 1 == start;
                if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                line++;
                return blank;
            }
        }

        private String plain() throws BadFileException {
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '"') {
                    throw wrong("a quote inside a cell that does not begin with one");
                }
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() throws BadFileException {
            StringBuilder cell = new StringBuilder();
            int opened = line;
            at++;
            while (true) {
                if (at >= text.length()) {
                    line = opened;
                    throw wrong("a quote that is never closed");
                }
                char c = text.charAt(at++);
                if (c == '"') {
                    if (at < text.length() && text.charAt(at) == '"') {
                        at++;
                    } else {
                        break;
                    }
                }
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                throw wrong("text after a closing quote");
            }
            return cell.toString();
        }

        private BadFileException wrong(String what) {
            return new BadFileException(
                    BadFileException.Reason.DAMAGED, name + ", line " + line + ": " + what + "; correct that line.");
        }
    }
}
