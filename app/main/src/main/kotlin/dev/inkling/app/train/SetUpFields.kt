package dev.inkling.app.train

import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.compose.runtime.Stable
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option

/**
 * The fields of those settings that are typed. What stands in a field is true of it alone: it is set where it may stand
 * there, and nothing but a preset or a button writes over it.
 */
@Stable
class SetUpFields(spec: RunSpec, typed: Map<String, String> = emptyMap()) {
    private val fields: Map<Option, TextFieldState> =
        Settings.all()
            .filter { it.kind() != Option.Kind.WORD && it.kind() != Option.Kind.FLAG }
            .associateWith { TextFieldState(typed[it.key()] ?: spec.text(it)) }

    fun of(setting: Option): TextFieldState = fields.getValue(setting)

    /** What stands in each field, by the settings' keys. */
    val texts: Map<String, String>
        get() = fields.entries.associate { (setting, field) -> setting.key() to field.text.toString() }

    /** The fields that matter in a run and hold what may not stand there, each with why. */
    fun errors(spec: RunSpec): Map<Option, FieldError> = buildMap {
        for ((setting, field) in fields) {
            if (setting.appliesTo(spec)) FieldError.of(setting, field.text.toString())?.let { put(setting, it) }
        }
    }

    /** A run with all that may stand in the fields. */
    fun into(spec: RunSpec): RunSpec {
        var next = spec
        for ((setting, field) in fields) {
            val value = accepted(setting, field) ?: continue
            if (value != next.text(setting)) next = next.with(setting, value)
        }
        return next
    }

    /** Shows what is set; what means the same stays as it was typed, and what is refused waits to be mended. */
    fun show(spec: RunSpec) {
        for ((setting, field) in fields) {
            val value = accepted(setting, field) ?: continue
            if (value != spec.text(setting)) field.setTextAndPlaceCursorAtEnd(spec.text(setting))
        }
    }

    /** Shows what is set as it is always written, but for what is refused. */
    fun tidy(spec: RunSpec) {
        for ((setting, field) in fields) {
            if (accepted(setting, field) != null) write(setting, spec.text(setting))
        }
    }

    /** Shows what is set in the field of one setting. */
    fun write(setting: Option, text: String) {
        val field = fields[setting] ?: return
        if (field.text.toString() != text) field.setTextAndPlaceCursorAtEnd(text)
    }

    /** Shows what is set in every field. */
    fun reset(spec: RunSpec) = fields.keys.forEach { write(it, spec.text(it)) }

    private fun accepted(setting: Option, field: TextFieldState): String? {
        val text = field.text.toString()
        return if (FieldError.of(setting, text) == null) setting.canonical(FieldError.value(setting, text)) else null
    }
}
