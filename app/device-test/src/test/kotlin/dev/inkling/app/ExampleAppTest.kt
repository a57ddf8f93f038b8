package dev.inkling.app

import java.io.File
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/**
 * Builds the smallest app around nnlib (`nnlib/android`) as its reader does, outside this reactor, from a repository
 * that holds the jars of this build. Its own tests train in a job, stop it, go on and predict.
 */
class ExampleAppTest {
    @get:Rule val folder = TemporaryFolder()

    private val root = File("../..").canonicalFile

    /** Puts a module's POM and jar where `install` would. */
    private fun install(repository: File, artifact: String, module: String) {
        val place = File(repository, "dev/inkling/$artifact/$VERSION").apply { mkdirs() }
        File(root, "$module/pom.xml").copyTo(File(place, "$artifact-$VERSION.pom"))
        val jar = "$artifact-$VERSION.jar"
        File(root, "$module/target/$jar").takeIf { it.exists() }?.copyTo(File(place, jar))
    }

    @Test
    fun buildsFromTheInstalledJarAndItsTestsPass() {
        val app = folder.newFolder("app")
        File(root, "nnlib/android")
            .walk()
            .onEnter { it.name != "target" }
            .filter { it.isFile }
            .forEach { it.copyTo(File(app, it.relativeTo(File(root, "nnlib/android")).path)) }
        val repository = folder.newFolder("repository")
        install(repository, "inkling", ".")
        install(repository, "nnlib", "nnlib/core")
        install(repository, "adb", "tools/adb")
        install(repository, "android-maven-plugin", "tools/android-maven-plugin")
        assertTrue(File(repository, "dev/inkling/nnlib/$VERSION/nnlib-$VERSION.jar").exists())

        val log = folder.newFile("log.txt")
        val command =
            listOf("sh", "$root/mvnw", "-B", "-ntp", "-f", "$app/pom.xml", "package") +
                "-Dmaven.repo.local=$repository" +
                "-Dmaven.repo.local.tail=${System.getProperty("inkling.repository")}"
        val process = ProcessBuilder(command).directory(root).redirectErrorStream(true).redirectOutput(log).start()
        assertTrue("it ends", process.waitFor(15, TimeUnit.MINUTES))
        assertEquals(log.readText(), 0, process.exitValue())
        assertTrue(log.readText().contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"))
        assertTrue("a small app", File(app, "target/learner.apk").length() in 50_000..400_000)
    }

    private companion object {
        const val VERSION = "0.1.0"
    }
}
