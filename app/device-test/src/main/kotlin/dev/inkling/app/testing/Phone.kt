package dev.inkling.app.testing

import android.os.Build
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.test.ext.junit.rules.ActivityScenarioRule
import androidx.test.platform.app.InstrumentationRegistry
import dev.inkling.app.MainActivity
import dev.inkling.app.data.AppLanguage

/** The phone around the app: it can be turned, and told to speak another language, at any moment. */
class Phone(private val rule: AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>) {
    private val simulated = Build.FINGERPRINT == "robolectric"

    /** Turns it on its side. */
    fun turn() {
        if (simulated) configure("+w891dp-h411dp-long-notround-land")
        else InstrumentationRegistry.getInstrumentation().uiAutomation.setRotation(ROTATION_90)
        rule.eventually("the screen is wide") {
            rule.activity.resources.configuration.run { screenWidthDp > screenHeightDp }
        }
    }

    /** Turns it upright again. */
    fun turnBack() {
        if (simulated) configure("+w411dp-h891dp-long-notround-port")
        else InstrumentationRegistry.getInstrumentation().uiAutomation.setRotation(ROTATION_0)
        rule.eventually("the screen is high") {
            rule.activity.resources.configuration.run { screenHeightDp > screenWidthDp }
        }
    }

    /** Makes the app speak [language]. */
    fun speak(language: String) {
        if (simulated) configure("+$language")
        else rule.runOnUiThread { if (AppLanguage.choose(rule.activity, language)) rule.activity.recreate() }
        rule.eventually("the app speaks $language") {
            rule.activity.resources.configuration.locales[0].language == language
        }
    }

    /** As it was before. */
    fun reset() {
        if (simulated) return
        InstrumentationRegistry.getInstrumentation().uiAutomation.setRotation(UNFROZEN)
        AppLanguage.choose(rule.activity, "")
    }

    /** On the JVM there is no system that makes the activity again, so the new configuration comes with a new one. */
    private fun configure(qualifiers: String) {
        Class.forName("org.robolectric.RuntimeEnvironment")
            .getMethod("setQualifiers", String::class.java)
            .invoke(null, qualifiers)
        rule.activityRule.scenario.recreate()
    }

    private companion object {
        const val ROTATION_0 = 0
        const val ROTATION_90 = 1
        const val UNFROZEN = -2
    }
}
