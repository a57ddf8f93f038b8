package dev.inkling.app.training

import dev.inkling.app.testing.OtherProcess
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What is reckoned of a run's memory, against heaps of that size, and what is said to fit instead. */
class MemoryTest {
    @get:Rule val temp = TemporaryFolder()

    private fun digits(settings: String): RunSpec = Presets.of("digits-notes").apply("samples=2000 $settings")

    @Test fun aWideNetWithAdam() = isHeldByHeaps(digits("model=784-1200-10 optimizer=adam validation=0.1"))

    @Test fun aWideNetWithoutMoments() = isHeldByHeaps(digits("model=784-1500-10 optimizer=sgd lr=0.01 validation=0"))

    @Test fun picturesThroughAConvnet() = isHeldByHeaps(digits("model=convnet samples=600 batch=200 validation=0"))

    @Test fun aLargeBatch() = isHeldByHeaps(digits("model=784-100-10 batch=2000 validation=0"))

    /**
     * In a heap of what was reckoned, and of what a bare JVM has of its own, the run trains and goes on; in six tenths
     * of it, it does not.
     */
    private fun isHeldByHeaps(spec: RunSpec) {
        val reckoned = Memory.of(spec, 0)
        assertTrue("$reckoned bytes are enough to be measured", reckoned > 20_000_000)
        assertTrue("trains in $reckoned bytes: $spec", trainsIn(reckoned, spec))
        assertTrue("trains in less than 6 tenths of $reckoned bytes: $spec", !trainsIn(reckoned * 6 / 10, spec))
    }

    @Test
    fun theNetOfTheNotesTrainsWhereTheAppHas96Megabytes() {
        val spec = digits("model=784-500-10 samples=20000")
        val left = 80_000_000L
        assertNull("it is not refused", Memory.check(spec, 0, left))
        assertTrue("and trains", trainsIn(left - BARE, spec))
    }

    private fun trainsIn(bytes: Long, spec: RunSpec): Boolean {
        val log = temp.newFile()
        // A small young part, so that the heap is as full as it can be.
        val heap = listOf("-Xmx${(bytes + BARE) / 1024}k", "-Xmn2m")
        val uses = listOf(RunSpec::class.java, SessionFiles::class.java, Unit::class.java)
        val arguments = listOf(spec.toString(), temp.newFolder().path)
        val process = OtherProcess.of(RunInAHeap::class.java, uses, arguments, log, heap)
        assertTrue("it ends", process.waitFor(120, TimeUnit.SECONDS))
        val said = log.readText()
        val known = said.trim() == RunInAHeap.TRAINED || process.exitValue() == RunInAHeap.NO_MEMORY
        assertTrue("it trains or lacks memory: $said", known)
        return process.exitValue() == 0
    }

    @Test
    fun whatFitsIsSaidWhereARunDoesNot() {
        val room = 100_000_000L
        assertNull(Memory.check(digits("model=784-500-10"), 0, room))

        val wide = Memory.check(digits("model=784-4000-10"), 0, room)!!
        assertEquals(0, wide.batch())
        assertFits(digits("model=${wide.net()}"), room)
        assertNotNull(Memory.check(digits("model=${wider(wide.net())}"), 0, room))

        val many = Memory.check(digits("model=convnet batch=1000"), 0, room)!!
        assertEquals("", many.net())
        assertFits(digits("model=convnet batch=${many.batch()}"), room)
        assertNotNull(Memory.check(digits("model=convnet batch=${many.batch() * 12 / 10}"), 0, room))

        val nothing = Memory.check(digits("model=784-4000-4000-10"), 0, 10_000_000L)!!
        assertEquals(0, nothing.batch())
        assertEquals("", nothing.net())
    }

    private fun assertFits(spec: RunSpec, room: Long) = assertNull("$spec fits", Memory.check(spec, 0, room))

    private fun wider(net: String): String {
        val (first, hidden, last) = net.split("-").map(String::toInt)
        return "$first-${hidden * 12 / 10}-$last"
    }

    private companion object {
        /** A bare JVM's own objects, and the young part of its heap. */
        const val BARE = 7L shl 20
    }
}
