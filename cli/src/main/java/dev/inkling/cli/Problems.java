package dev.inkling.cli;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.spec.Nearest;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one sentence for the user and the right exit code. */
final class Problems {
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int STOPPED = 130;

    private Problems() {}

    /** A mistake in what was typed. */
    static int usage(ParameterException e, Console console) {
        CommandLine command = e.getCommandLine();
        console.err().println("inkling: " + begun(sentence(e, command)));
        console.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    /** Anything that went wrong while a command ran. */
    static int failure(Throwable e, Console console) {
        console.err().println("inkling: " + begun(sentence(e)));
        if (System.getenv("INKLING_STACK") != null) {
            e.printStackTrace(console.err());
        }
        return e instanceof Failure failure ? failure.code() : FAILURE;
    }

    /** After "inkling:" a sentence goes on with a small letter, unless it begins with a name. */
    private static String begun(String sentence) {
        boolean name = sentence.length() < 2 || !Character.isLowerCase(sentence.charAt(1));
        return name ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String sentence(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            if (typed.startsWith("-")) {
                String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
                return "there is no option " + name + Nearest.hint(name, options(command));
            }
            if (!command.getSubcommands().isEmpty()) {
                return "there is no command " + typed + Nearest.hint(typed, Main.commandNames());
            }
            return "the argument " + typed + " is one too many.";
        }
        if (e instanceof MissingParameterException) {
            String message = e.getMessage();
            return Character.toLowerCase(message.charAt(0)) + message.substring(1) + ".";
        }
        return e.getMessage();
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                names.add(option.longestName());
            }
        }
        return names;
    }

    /** One sentence about a failure; the file is named where Java names it. */
    static String sentence(Throwable e) {
        if (e instanceof UncheckedIOException) {
            return sentence(e.getCause());
        }
        boolean said = e instanceof Failure || e instanceof StoreException || e instanceof BadFileException;
        if (said || e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
            return e.getMessage();
        }
        if (e instanceof OutOfMemoryError) {
            return "there is not enough memory for this run: choose a smaller batch or model.";
        }
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            FileSystemException f = (FileSystemException) e;
            return "there is no " + f.getFile()
                    + (f.getReason() == null ? ": check the path." : ": " + f.getReason() + ".");
        }
        if (e instanceof AccessDeniedException f) {
            return "no permission for " + f.getFile() + ": choose another folder or change its permissions.";
        }
        if (e instanceof ReadOnlyFileSystemException) {
            return "the folder cannot be written to: choose another with --out.";
        }
        if (e instanceof FileNotFoundException || e instanceof EOFException) {
            return e.getMessage() == null ? "a file ended too early." : e.getMessage() + ".";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getFile() + ": " + advice(f, f.getReason());
        }
        if (e instanceof IOException) {
            return advice(e, String.valueOf(e.getMessage()));
        }
        return "an unexpected failure, " + e + ": please report it; INKLING_STACK=1 shows where it happened.";
    }

    private static String advice(Throwable e, String words) {
        StoreException.Reason reason = StoreException.of("writing", "a file", e).reason();
        if (reason == StoreException.Reason.FULL) {
            return "the disk is full: free some space or choose another folder with --out.";
        }
        if (reason == StoreException.Reason.NOT_ALLOWED && e instanceof FileSystemException) {
            return "the folder cannot be written to: choose another with --out.";
        }
        return words.endsWith(".") ? words : words + ".";
    }
}
