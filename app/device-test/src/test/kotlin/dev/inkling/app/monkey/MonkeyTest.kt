package dev.inkling.app.monkey

import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.until
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * A monkey has the phone for a while. The walk is the same for the same seed, as far as training lets it be, which has
 * a time of its own; app/device-test/README.md has the commands for another seed and for a long walk.
 */
@RunWith(AndroidJUnit4::class)
class MonkeyTest {
    private val lives = Lives()
    private val rule = createEmptyComposeRule()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(lives).around(rule)

    @Test
    fun whateverIsDoneTheAppStands() {
        val seed = System.getProperty("inkling.monkey.seed")?.toLong() ?: SEED
        val events = System.getProperty("inkling.monkey.events")?.toInt() ?: EVENTS
        lives.stored { lives.graph.drawings().keep(List(24) { TestHand.drawing(it % 10) }) }
        Stage(rule, lives).use { stage ->
            Rules(stage).use { rules ->
                val monkey = Monkey(stage, rules, seed)
                try {
                    monkey.walk(events)
                    // Where the dice kept a short walk from more than a few places, it goes on for as long again.
                    if (events < LONG && monkey.unseen().size > MOST_UNSEEN) monkey.goOn(events)
                } catch (failure: Throwable) {
                    throw AssertionError(
                        "${failure.message}\nwith this before the eyes: ${stage.describe()}\n" +
                            "after, with -Dinkling.monkey.seed=$seed:\n${monkey.diary.joinToString("\n")}",
                        failure,
                    )
                }
                println(
                    "monkey: $events events with seed $seed, ${monkey.places.size} of ${Place.entries.size} places, " +
                        "${monkey.kinds} different things done, ${rules.sessions().size} sessions"
                )
                // What still ends may hold the last one; more are held for good, and on a phone screens would be.
                until("the dead are let go of") { lives.held() <= 1 }
                // A short walk misses one or another; it must not be stuck.
                val most = if (events < LONG) MOST_UNSEEN else 0
                assertTrue("never seen: ${monkey.unseen()}", monkey.unseen().size <= most)
            }
        }
    }

    private companion object {
        const val SEED = 7L
        const val EVENTS = 600
        const val MOST_UNSEEN = 5

        /** So many events lead everywhere. */
        const val LONG = 5000
    }
}
