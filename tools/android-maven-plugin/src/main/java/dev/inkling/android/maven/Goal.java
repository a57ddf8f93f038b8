package dev.inkling.android.maven;

import dev.inkling.android.core.Problem;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;

/** A goal, and the one way in which all of them fail: with a problem's sentence. */
abstract class Goal extends AbstractMojo {
    /** The work of the goal. */
    abstract void run() throws Exception;

    @Override
    public final void execute() throws MojoFailureException {
        try {
            run();
        } catch (Problem p) {
            getLog().debug(p);
            throw new MojoFailureException(p.getMessage());
        } catch (Exception e) {
            String goal = getClass().getSimpleName().replace("Mojo", "").toLowerCase(Locale.ROOT);
            throw new MojoFailureException(Problem.of("android:" + goal, e).getMessage(), e);
        }
    }
}
