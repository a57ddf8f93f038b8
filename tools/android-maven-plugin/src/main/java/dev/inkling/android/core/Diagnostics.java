package dev.inkling.android.core;

import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.diagnostic.MissingDefinitionsDiagnostic;
import com.android.tools.r8.origin.Origin;
import com.android.tools.r8.position.TextPosition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what D8 and R8 say, with the file and line they say it about. */
final class Diagnostics implements DiagnosticsHandler {
    private static final int SHOWN = 5;

    /** Licences and module lists that several jars carry; the packager takes the first or none. */
    private static final String SAME_RESOURCE = "Resource 'META-INF/.*' already exists\\.?\\s*";

    private final Log log;
    private final List<Problem> errors = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    Diagnostics(Log log) {
        this.log = log;
    }

    @Override
    public synchronized void error(Diagnostic d) {
        errors.add(problem(d));
    }

    @Override
    public synchronized void warning(Diagnostic d) {
        if (d.getDiagnosticMessage().matches(SAME_RESOURCE)) {
            return;
        }
        String line = where(d) + ": " + oneLine(d.getDiagnosticMessage());
        if (warnings.add(line) && warnings.size() <= SHOWN) {
            log.warn(line);
        }
    }

    @Override
    public void info(Diagnostic d) {}

    /** The first error that was reported, or a general one. */
    synchronized Problem failure(String doing, Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t.getMessage() != null && Problem.saysDiskFull(t.getMessage())) {
                return Problem.diskFull(doing, e);
            }
        }
        for (Problem p : errors) {
            if (Problem.saysDiskFull(p.what())) {
                return Problem.diskFull(doing, e);
            }
        }
        return errors.isEmpty() ? Problem.of(doing, e) : errors.get(0);
    }

    private static Problem problem(Diagnostic d) {
        if (d instanceof MissingDefinitionsDiagnostic missing) {
            List<String> lines =
                    missing.getDiagnosticMessage().lines().limit(SHOWN).toList();
            String more = missing.getMissingDefinitions().size() > SHOWN ? " ..." : "";
            return new Problem(
                    "R8 misses classes that the code names: " + String.join(" | ", lines) + more,
                    "",
                    "add the library that holds them, or -dontwarn with their names to the app's rules"
                            + " if that code never runs on a phone");
        }
        return new Problem(oneLine(d.getDiagnosticMessage()), where(d), "");
    }

    private static String where(Diagnostic d) {
        String file = d.getOrigin().equals(Origin.unknown())
                ? ""
                : String.join("!", d.getOrigin().parts());
        return d.getPosition() instanceof TextPosition at ? file + ":" + at.getLine() : file;
    }

    private static String oneLine(String message) {
        String one = message.strip().replaceAll("\\s+", " ");
        return one.endsWith(".") ? one.substring(0, one.length() - 1) : one;
    }
}
