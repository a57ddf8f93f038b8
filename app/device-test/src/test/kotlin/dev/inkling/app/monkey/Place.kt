package dev.inkling.app.monkey

import android.content.res.Resources
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import dev.inkling.app.R

/** The screens and sheets that there are to reach, each with how it is known, in whatever language. */
enum class Place(private val isThis: Eye.() -> Boolean) {
    DRAW({ pad() }),
    INSIDE({ titled(R.string.inside) }),
    MODELS({ sheet(R.string.model_choose) }),
    MY_DIGITS({ titled(R.string.mine) }),
    SET_UP({ titled(R.string.train_title) }),
    DATA({ sheet(R.string.group_data) }),
    NET({ sheet(R.string.group_model) }),
    LOSS({ sheet(R.string.group_loss) }),
    OPTIMIZER({ sheet(R.string.group_optimizer) }),
    SCHEDULE({ sheet(R.string.group_schedule) }),
    BATCH({ sheet(R.string.group_batch) }),
    START({ sheet(R.string.group_start) }),
    HARDWARE({ sheet(R.string.group_hardware) }),
    SESSIONS({ titled(R.string.nav_sessions) }),
    RUNNING({ under(R.string.training_stop) && (under(R.string.training_pause) || under(R.string.training_continue)) }),
    ENDED({ under(R.string.session_duplicate) || under(R.string.session_more_epochs) }),
    RENAME({ sheet(R.string.session_rename) }),
    SHARE({ sight.shows(say(R.string.share_curves)) }),
    OVERLAY({ titled(R.string.overlay_title) }),
    SETTINGS({ titled(R.string.settings) }),
    LANGUAGE({ sheet(R.string.settings_language) }),
    FREE_SPACE({ sheet(R.string.free_title) }),
    LICENCES({ titled(R.string.licences_title) });

    /** Looks for places by the words that stand there. */
    class Eye(val sight: Sight, private val resources: Resources) {
        fun say(words: Int): String = resources.getString(words)

        fun pad() = sight.below.any { it.config.getOrNull(SemanticsProperties.TestTag) == "pad" }

        /** Whether the screen has that name. */
        fun titled(words: Int) = sight.titles().any { say(words) in Sight.wordsOf(it) }

        /** Whether a sheet or a question with that name lies on top. */
        fun sheet(words: Int) = sight.isCovered && say(words) in sight.topTitles()

        /** Whether the screen says so, whatever lies over it. */
        fun under(words: Int) = sight.below.any { say(words) in Sight.wordsOf(it) }
    }

    companion object {
        /** All that is before the eyes: a screen, and what lies over it. */
        fun seen(sight: Sight, resources: Resources): Set<Place> =
            Eye(sight, resources).let { eye -> entries.filterTo(LinkedHashSet()) { it.isThis(eye) } }
    }
}
