package dev.inkling.android.core;

import com.android.ide.common.blame.SourceFilePosition;
import com.android.manifmerger.ManifestMerger2;
import com.android.manifmerger.ManifestMerger2.Invoker.Feature;
import com.android.manifmerger.ManifestSystemProperty;
import com.android.manifmerger.MergingReport;
import com.android.utils.ILogger;
import com.android.utils.StdLogger;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Merges the app's manifest with those of its libraries. */
final class ManifestMerge {
    private static final ILogger QUIET = new StdLogger(StdLogger.Level.ERROR);

    private ManifestMerge() {}

    static Path merge(Workshop shop, AppSpec app, AppSpec.BuildType type, List<Aar> libraries) {
        Path merged = app.made(type, "AndroidManifest.xml");
        List<Aar> from = libraries.stream().filter(a -> !a.provided()).toList();
        shop.run(Step.named("manifest-" + type.word())
                .tool("manifest-merger", Tools.version("manifest-merger"))
                .by(ManifestMerge.class)
                .option("applicationId", app.applicationId())
                .option("namespace", app.namespace())
                .option("sdk", app.minSdk() + " to " + app.targetSdk())
                .option("version", app.version())
                .input("manifest", app.manifest())
                .input("overlay", app.overlayManifest(type))
                .inputs("library", from.stream().map(Aar::manifest).toList())
                .output("manifest", merged)
                .does(out -> write(app, type, from, out.path("manifest"))));
        return merged;
    }

    private static void write(AppSpec app, AppSpec.BuildType type, List<Aar> libraries, Path to) throws IOException {
        if (!Files.isRegularFile(app.manifest())) {
            throw new Problem("is missing", app.manifest().toString(), "write the app's manifest there");
        }
        ManifestMerger2.Invoker merger =
                ManifestMerger2.newMerger(app.manifest().toFile(), QUIET, ManifestMerger2.MergeType.APPLICATION);
        if (Files.isRegularFile(app.overlayManifest(type))) {
            merger.addFlavorAndBuildTypeManifest(app.overlayManifest(type).toFile());
        }
        libraries.forEach(a -> merger.addLibraryManifest(a.name(), a.manifest().toFile()));
        merger.setNamespace(app.namespace());
        merger.setOverride(ManifestSystemProperty.Document.PACKAGE, app.applicationId());
        merger.setOverride(ManifestSystemProperty.UsesSdk.MIN_SDK_VERSION, "" + app.minSdk());
        merger.setOverride(ManifestSystemProperty.UsesSdk.TARGET_SDK_VERSION, "" + app.targetSdk());
        merger.setOverride(
                ManifestSystemProperty.Manifest.VERSION_CODE, "" + app.version().code());
        merger.setOverride(
                ManifestSystemProperty.Manifest.VERSION_NAME, app.version().name());
        List<Feature> features = new ArrayList<>(List.of(Feature.REMOVE_TOOLS_DECLARATIONS));
        if (type != AppSpec.BuildType.RELEASE) {
            features.add(Feature.DEBUGGABLE);
        }
        merger.withFeatures(features.toArray(Feature[]::new));
        MergingReport report;
        try {
            report = merger.merge();
        } catch (ManifestMerger2.MergeFailureException e) {
            throw new Problem(said(e.getMessage()), app.manifest().toString(), "correct the manifest", e);
        }
        String merged = report.getMergedDocument(MergingReport.MergedManifestKind.MERGED);
        if (!report.getResult().isSuccess() || merged == null) {
            throw problem(app, report);
        }
        Files.write(to, uncompressedLibraries(merged).getBytes(StandardCharsets.UTF_8));
    }

    /** Native libraries are mapped straight from the APK; this plugin stores and aligns them for that. */
    private static String uncompressedLibraries(String manifest) {
        return manifest.contains("android:extractNativeLibs")
                ? manifest
                : manifest.replaceFirst("<application", "<application android:extractNativeLibs=\"false\"");
    }

    private static Problem problem(AppSpec app, MergingReport report) {
        for (MergingReport.Record r : report.getLoggingRecords()) {
            if (r.getSeverity() == MergingReport.Record.Severity.ERROR) {
                return new Problem(said(r.getMessage()), where(app, r.getSourceLocation()), "correct the manifest");
            }
        }
        return new Problem("cannot be merged", app.manifest().toString(), "correct the manifest");
    }

    private static String where(AppSpec app, SourceFilePosition position) {
        File file = position.getFile().getSourceFile();
        String path = file == null ? app.manifest().toString() : file.getPath();
        int line = position.getPosition().getStartLine();
        return line < 0 ? path : path + ":" + (line + 1);
    }

    /** The merger's message on one line; its proposal, which follows a tab, is the useful half. */
    private static String said(String message) {
        String one = String.valueOf(message).strip().replaceAll("\\s+", " ");
        return one.endsWith(".") ? one.substring(0, one.length() - 1) : one;
    }
}
