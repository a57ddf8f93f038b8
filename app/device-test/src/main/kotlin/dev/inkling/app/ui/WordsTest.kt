package dev.inkling.app.ui

import android.content.Context
import android.content.res.Configuration
import android.content.res.Resources
import android.graphics.Paint
import androidx.core.content.res.ResourcesCompat
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.R
import java.util.Locale
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** Every word is there in both languages, with the same places for values, and in glyphs that the face has. */
@RunWith(AndroidJUnit4::class)
class WordsTest {
    private val context = ApplicationProvider.getApplicationContext<Context>()
    private val english = speaking("en")
    private val korean = speaking("ko")

    @Test
    fun everyStringIsInBothLanguages() {
        val same =
            strings().filter { (name, id) ->
                name !in SAME_IN_BOTH &&
                    name !in PROPER_NAMES &&
                    english.getString(id) == korean.getString(id) &&
                    english.getString(id).any(Char::isLetter)
            }
        assertEquals("strings without a Korean text", emptyMap<String, Int>(), same)
        for ((name, id) in arrays()) {
            assertEquals(name, english.getStringArray(id).size, korean.getStringArray(id).size)
        }
    }

    @Test
    fun bothLanguagesTakeTheSameValues() {
        for ((name, id) in strings()) {
            assertEquals(name, places(english.getString(id)), places(korean.getString(id)))
        }
        for ((name, id) in arrays()) {
            val other = korean.getStringArray(id)
            english.getStringArray(id).forEachIndexed { i, text ->
                assertEquals("$name[$i]", places(text), places(other[i]))
            }
        }
    }

    @Test
    fun batangHasEveryGlyph() {
        for (font in listOf(R.font.gowun_batang_regular, R.font.gowun_batang_bold)) {
            val paint = Paint().apply { typeface = ResourcesCompat.getFont(context, font) }
            val missing = HashSet<String>()
            for (text in allTexts()) {
                for (point in text.codePoints().toArray()) {
                    if (point == '\n'.code || point in FORMAT) continue
                    val letter = String(Character.toChars(point))
                    if (!paint.hasGlyph(letter)) missing.add(letter)
                }
            }
            assertEquals("glyphs that Gowun Batang lacks", emptySet<String>(), missing)
        }
    }

    @Test
    fun noWordShoutsOrBegs() {
        for (text in allTexts()) {
            assertTrue("\"$text\" shouts", '!' !in text)
            assertTrue("\"$text\" begs", !Regex("\\bplease\\b", RegexOption.IGNORE_CASE).containsMatchIn(text))
            assertTrue(
                "\"$text\" has a breaking space before its unit",
                !Regex("[0-9s] %(?![0-9])").containsMatchIn(text),
            )
        }
    }

    /** Libraries bring texts in languages for trying out layouts, which Android takes for English if it finds them. */
    @Test
    fun nothingIsSaidInInvisibleMarks() {
        val said = ids(R.string::class.java).values.flatMap { listOf(english.getString(it), korean.getString(it)) }
        val marked = said.filter { text -> text.any { it in '\u200b'..'\u200f' || it in '\u202a'..'\u202e' } }
        assertEquals(emptyList<String>(), marked)
    }

    @Test
    fun thePerCentSignIsDoubledOnlyWhereSomethingIsFilledIn() {
        val shown = allTexts().filter { "%%" in it && places(it).isEmpty() }
        assertEquals("these show two signs", emptyList<String>(), shown)
    }

    private fun allTexts(): List<String> =
        listOf(english, korean).flatMap { words ->
            strings().values.map(words::getString) + arrays().values.flatMap { words.getStringArray(it).toList() }
        }

    private fun strings() = ids(R.string::class.java).filterKeys { name -> FOREIGN.none(name::startsWith) }

    private fun arrays() = ids(R.array::class.java)

    /** The app's own names; R also lists those of the libraries. */
    private fun ids(type: Class<*>): Map<String, Int> = type.fields.associate { it.name to it.getInt(null) }

    private fun places(text: String): List<String> = PLACE.findAll(text).map { it.value }.sorted().distinct().toList()

    private fun speaking(tag: String): Resources {
        val configuration = Configuration(context.resources.configuration)
        configuration.setLocale(Locale.forLanguageTag(tag))
        return context.createConfigurationContext(configuration).resources
    }

    private companion object {
        val PLACE = Regex("%[0-9]+\\$[sd]")
        val FOREIGN =
            listOf(
                "androidx",
                "m3c",
                "abc_",
                "call_notification",
                "status_bar",
                "close_drawer",
                "close_sheet",
                "default_",
                "dropdown_menu",
                "in_progress",
                "indeterminate",
                "navigation_menu",
                "not_selected",
                "off",
                "on",
                "range_",
                "selected",
                "state_",
                "switch_role",
                "tab",
                "template_percent",
                "tooltip",
                "autofill",
                "mc2",
            )
        /** Names of optimizers, activations and tasks that Korean texts write in Latin letters too. */
        val PROPER_NAMES =
            setOf(
                "choice_adadelta",
                "choice_adagrad",
                "choice_adam",
                "choice_adamw",
                "choice_elu",
                "choice_gelu",
                "choice_activation_mish",
                "choice_optimizer_nadam",
                "choice_prelu",
                "choice_preset_and_notes",
                "choice_preset_mnist_notes",
                "choice_preset_or_notes",
                "choice_preset_xor_notes",
                "choice_preset_xor_solve",
                "choice_random_inkling",
                "choice_random_pytorch",
                "choice_relu",
                "choice_rmsprop",
                "choice_sgd",
                "choice_silu",
                "choice_tanh",
                "set_amsgrad",
                "task_and",
                "task_mnist",
                "task_or",
                "task_xor",
            )

        val SAME_IN_BOTH = setOf("app_name", "language_en", "language_ko", "licences_version", "percent_of")
        val FORMAT = setOf(0xFEFF)
    }
}
