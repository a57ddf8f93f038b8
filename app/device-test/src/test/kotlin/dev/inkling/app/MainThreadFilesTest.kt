package dev.inkling.app

import android.os.Looper
import android.os.StrictMode
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import java.security.Permission
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith

/**
 * The walk of [StrictModeTest] on the JVM, whose files StrictMode does not watch: here its security manager does, and
 * hears every look at a file of the app from the main thread, unless the app has said that this one may be.
 */
@RunWith(AndroidJUnit4::class)
@Suppress("DEPRECATION", "removal")
class MainThreadFilesTest : StrictModeTest() {
    private val own = ApplicationProvider.getApplicationContext<InklingApp>().dataDir.path
    private val main = Looper.getMainLooper().thread
    private val heard = ArrayList<String>()
    private val before = System.getSecurityManager()
    private val canListen = Runtime.version().feature() < 18

    @Before
    fun listen() {
        assumeTrue("this Java has no security manager", canListen)
        val watched = StrictMode.getThreadPolicy().toString()
        System.setSecurityManager(
            object : SecurityManager() {
                override fun checkPermission(permission: Permission) = Unit

                override fun checkRead(file: String) = hear("reads", file)

                override fun checkWrite(file: String) = hear("writes", file)

                override fun checkDelete(file: String) = hear("deletes", file)

                private fun hear(what: String, file: String) {
                    if (Thread.currentThread() !== main || !file.startsWith(own)) return
                    if (StrictMode.getThreadPolicy().toString() != watched) return
                    val by = Thread.currentThread().stackTrace.firstOrNull { isTheApps(it.className) }
                    if (by != null) heard.add("$by $what $file")
                }
            }
        )
    }

    @After
    fun nothingWasHeard() {
        if (canListen) System.setSecurityManager(before)
        assertEquals("files on the main thread", emptyList<String>(), heard)
    }

    @Test
    fun aLookAtAFileIsHeard() {
        val size = app.graph.files().models()
        assertEquals("nothing is there yet", 0, size)
        assertTrue("$heard", heard.any { "StoredFiles" in it && "reads" in it })
        heard.clear()
    }

    private fun isTheApps(name: String) =
        name.startsWith("dev.inkling.app.") && TESTS.none { name.startsWith("dev.inkling.app.$it") }

    private companion object {
        val TESTS = listOf("testing.", "MainThreadFilesTest", "StrictModeTest")
    }
}
