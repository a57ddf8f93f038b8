package dev.inkling.app.work

import android.content.Context
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.data.Hold
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.WorkEntity
import dev.inkling.app.data.WorkState
import dev.inkling.app.testing.TestNetwork
import dev.inkling.app.testing.until
import java.io.IOException
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** The queue with a kind of work that is none of the app's: one class, and its place in the list. */
@RunWith(AndroidJUnit4::class)
class WorkQueueTest {
    private val context = ApplicationProvider.getApplicationContext<InklingApp>()
    private val database =
        Room.inMemoryDatabaseBuilder(context, InklingDatabase::class.java).allowMainThreadQueries().build()
    private val journal = database.work()
    private val network = TestNetwork()

    @After fun close() = database.close()

    /** Counts to its subject, each number when it is let go on. */
    private inner class Counting(needs: Needs = Needs.PROCESSOR) : WorkKind("counting", needs) {
        val counted = CopyOnWriteArrayList<Long>()
        val failed = CopyOnWriteArrayList<String>()
        @Volatile var gate = CountDownLatch(0)

        fun ask(to: Long) {
            journal.put(entry(to))
            queue().wake()
        }

        override fun open(entry: WorkEntity) =
            if (entry.subject < 0) throw IOException("nobody counts to ${entry.subject}") else Count(entry)

        override fun fail(entry: WorkEntity, why: Throwable) {
            failed += why.message!!
            journal.remove("counting", listOf(entry.subject))
        }

        inner class Count(private val entry: WorkEntity) : Job {
            @Volatile private var why = Hold.NONE

            override fun run() {
                gate.await()
                until("it may go on") { why == Hold.NONE }
                counted += entry.subject
                journal.remove("counting", listOf(entry.subject))
            }

            override fun hold(why: Hold) {
                journal.state(entry.id, if (why == Hold.NONE) WorkState.RUNNING else WorkState.HELD, why)
                this.why = why
            }

            override fun held() = why

            override fun isPaused() = false

            override fun pause(on: Boolean) = Unit

            override fun stop() = Unit

            override fun shown(context: Context) = Shown("counting", "to ${entry.subject}", 0.0, false)
        }
    }

    private fun entry(to: Long) =
        WorkEntity().apply {
            kind = "counting"
            subject = to
            queuedAt = to
        }

    private fun queueOf(vararg kinds: WorkKind) = WorkQueue(journal, SettingsStore(context), network, kinds.toList())

    private fun WorkQueue.finish() {
        wake()
        until("nothing is left") { isIdle }
    }

    @Test
    fun oneAfterTheOtherInTheOrderOfTheJournal() {
        val kind = Counting()
        val queue = queueOf(kind)
        kind.gate = CountDownLatch(1)
        kind.ask(3)
        until("the first is at work") { journal.all().single().state == WorkState.RUNNING }
        kind.ask(7)
        kind.ask(5)
        assertEquals(listOf(3L, 5L, 7L), journal.all().map { it.subject })
        kind.gate.countDown()
        queue.finish()
        assertEquals(listOf(3L, 5L, 7L), kind.counted)
        assertTrue(journal.all().isEmpty())
    }

    @Test
    fun whatADeadProcessLeftInTheJournalGoesOnFirst() {
        journal.put(entry(1))
        journal.put(entry(2).apply { state = WorkState.RUNNING })
        journal.put(entry(3).apply { state = WorkState.PAUSED })
        val kind = Counting()
        queueOf(kind).finish()
        assertEquals(listOf(2L, 1L), kind.counted)
        assertEquals("what was paused rests", 3L, journal.all().single().subject)
    }

    @Test
    fun aKindThatThisVersionDoesNotKnowWaits() {
        journal.put(entry(1).apply { kind = "of tomorrow" })
        queueOf(Counting()).finish()
        assertEquals("of tomorrow", journal.all().single().kind)
    }

    @Test
    fun whyItWaitsIsInTheJournalAndItGoesOnByItself() {
        network.become(Network.Kind.METERED)
        val kind = Counting(Needs.NETWORK)
        val queue = queueOf(kind)
        kind.ask(4)
        until("it waits") { journal.all().single().run { state == WorkState.HELD && hold == Hold.NETWORK } }
        network.become(Network.Kind.FREE)
        until("it went on") { queue.isIdle }
        assertEquals(listOf(4L), kind.counted)
    }

    @Test
    fun aFailureIsWrittenDownAndTheNextHasItsTurn() {
        val kind = Counting()
        val queue = queueOf(kind)
        journal.put(entry(-1))
        journal.put(entry(2))
        queue.finish()
        assertEquals(listOf("nobody counts to -1"), kind.failed)
        assertEquals(listOf(2L), kind.counted)
    }

    @Test
    fun theHostLivesFromTheFirstToTheLast() {
        val heard = CopyOnWriteArrayList<String>()
        val kind = Counting()
        val queue = queueOf(kind)
        queue.host(
            object : WorkQueue.Host {
                override fun begin() {
                    heard += "begins"
                }

                override fun ended(kind: WorkKind, entry: WorkEntity) {
                    heard += "ended ${entry.subject}"
                }

                override fun rest() {
                    heard += "rests"
                }
            }
        )
        queue.finish()
        assertTrue("nobody is woken for nothing", heard.isEmpty())
        journal.put(entry(1))
        journal.put(entry(2))
        queue.finish()
        assertEquals(listOf("begins", "ended 1", "ended 2", "rests"), heard)
    }
}
