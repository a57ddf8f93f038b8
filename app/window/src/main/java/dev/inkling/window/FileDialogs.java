package dev.inkling.window;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileFilter;

/**
 * Asks the person for files of the desktop, above the window. The dialog is Swing's own: the native ones of AWT cannot
 * be relied on under Linux, where they need GTK. It begins in the folder in which the last one ended.
 */
final class FileDialogs implements Outside {
    private final Words words;
    private final Path memory;
    private final Consumer<Runnable> android;
    private Component window;

    /** Remembers its folder in this one, and answers by way of {@code android}. */
    FileDialogs(Words words, Path data, Consumer<Runnable> android) {
        this.words = words;
        this.memory = data.resolve("last-folder");
        this.android = android;
    }

    /** What it asks above, and what has the keyboard otherwise; on Swing's thread, as everything of a dialog. */
    void above(Component newWindow) {
        window = newWindow;
    }

    @Override
    public void choose(boolean several, FileKinds kinds, Consumer<List<Path>> answer) {
        String title = words.of(several ? "open-several" : "open-one");
        JComponent.setDefaultLocale(words.language());
        EventQueue.invokeLater(() -> {
            Chooser chooser = new Chooser(title, words.of("open"));
            chooser.setMultiSelectionEnabled(several);
            if (!kinds.every()) {
                chooser.setFileFilter(filter(kinds));
            }
            File[] none = {};
            File[] all = !chooser.ask() ? none : several ? chooser.getSelectedFiles() : one(chooser);
            List<Path> chosen = Arrays.stream(all).map(File::toPath).toList();
            android.accept(() -> answer.accept(chosen));
        });
    }

    private static File[] one(JFileChooser chooser) {
        return new File[] {chooser.getSelectedFile()};
    }

    @Override
    public void save(String name, Consumer<Path> answer) {
        String title = words.of("save-as");
        JComponent.setDefaultLocale(words.language());
        EventQueue.invokeLater(() -> {
            Chooser chooser = new Chooser(title, words.of("save"));
            chooser.suggest(name);
            Path to = chooser.ask() ? chooser.getSelectedFile().toPath() : null;
            android.accept(() -> answer.accept(to));
        });
    }

    private FileFilter filter(FileKinds kinds) {
        String description = words.of("kinds");
        return new FileFilter() {
            @Override
            public boolean accept(File file) {
                return file.isDirectory() || kinds.admit(file.toPath());
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }

    private File lastFolder() {
        try {
            return Files.isReadable(memory) ? new File(Files.readString(memory)) : null;
        } catch (IOException forgotten) {
            return null;
        }
    }

    private void remember(File folder) {
        try {
            Files.writeString(memory, folder.getPath());
        } catch (IOException full) {
            // Then the next dialog begins elsewhere.
        }
    }

    /** One dialog. It begins where the last one ended, and never replaces a file without a question. */
    private final class Chooser extends JFileChooser {
        private static final long serialVersionUID = 1L;

        private final String approve;
        private boolean saving;
        private String ending = "";

        Chooser(String title, String approve) {
            super(lastFolder());
            this.approve = approve;
            setDialogTitle(title);
            setPreferredSize(new Dimension(640, 440));
        }

        /** Suggests a name to save under; another one without an ending gets that of this one. */
        void suggest(String name) {
            saving = true;
            ending = name.substring(Math.max(0, name.lastIndexOf('.')));
            setSelectedFile(new File(getCurrentDirectory(), name));
        }

        boolean ask() {
            boolean approved = showDialog(window, approve) == APPROVE_OPTION;
            // Not every desktop gives the keyboard back to whoever had it before a dialog.
            window.requestFocus();
            if (!approved) {
                return false;
            }
            remember(getCurrentDirectory());
            return true;
        }

        @Override
        public void approveSelection() {
            File file = getSelectedFile();
            if (saving && file.getName().indexOf('.') < 0) {
                file = new File(file.getPath() + ending);
                setSelectedFile(file);
            }
            if (!saving || !file.exists() || mayReplace(file)) {
                super.approveSelection();
            }
        }

        private boolean mayReplace(File file) {
            Object[] answers = {words.of("replace-title"), words.of("cancel")};
            return JOptionPane.showOptionDialog(
                            this,
                            words.of("replace", file.getName()),
                            words.of("replace-title"),
                            JOptionPane.YES_NO_OPTION,
                            JOptionPane.WARNING_MESSAGE,
                            null,
                            answers,
                            answers[1])
                    == JOptionPane.YES_OPTION;
        }
    }
}
