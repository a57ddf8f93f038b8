package dev.inkling.app.monkey

import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestHand
import org.junit.Assert.assertEquals
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
                var done = 0
                try {
                    done = monkey.walk(events)
                } catch (failure: Throwable) {
                    throw AssertionError(
                        "${failure.message}\nafter, with -Dinkling.monkey.seed=$seed:\n${monkey.diary.joinToString("\n")}",
                        failure,
                    )
                }
                println(
                    "monkey: $done events with seed $seed, ${monkey.places.size} of ${Place.entries.size} places, " +
                        "${monkey.kinds} different things done, ${rules.sessions().size} sessions"
                )
                assertEquals(emptyList<Place>(), Place.entries - monkey.places)
            }
        }
    }

    private companion object {
        const val SEED = 7L
        const val EVENTS = 400
    }
}
