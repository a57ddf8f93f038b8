package dev.inkling.app

import dev.inkling.app.testing.OtherProcess
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The first steps in a heap of 96 MB, of which the simulated Android alone takes some 80. */
class SmallHeapTest {
    @get:Rule val temp = TemporaryFolder()

    @Test
    fun theFirstStepsAreTakenIn96Megabytes() {
        val log = temp.newFile()
        val process = OtherProcess.ofTests(SmallHeap::class.java, log, "-Xmx96m")
        assertTrue("it ends", process.waitFor(300, TimeUnit.SECONDS))
        assertEquals(log.readText(), 0, process.exitValue())
        assertTrue(log.readText(), log.readText().contains("OK (2 tests)"))
    }
}

/** What [SmallHeapTest] runs in another process; started by its name alone. */
class SmallHeap : FirstSteps()
