package android.os;

/** What the desktop's system says of itself. */
public final class Build {
    public static final String FINGERPRINT = String.join(
            "/", System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));

    private Build() {}
}
