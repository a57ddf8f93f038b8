package dev.inkling.app.settings

import androidx.compose.runtime.Immutable
import dev.inkling.app.data.Settings
import dev.inkling.app.graphics.GraphicsRepository

/** Bytes by what they are for. */
@Immutable
data class StorageUse(
    val pictures: Long = 0,
    val sessions: Long = 0,
    val models: Long = 0,
    val drawings: Long = 0,
    /** What was made for sharing and is no longer needed; part of none of the others. */
    val shared: Long = 0,
) {
    val total: Long = pictures + sessions + models + drawings + shared
}

/** What the settings show. */
@Immutable
data class SettingsState(
    val settings: Settings = Settings.DEFAULT,
    /** The chosen language's tag, or empty for the phone's. */
    val language: String = "",
    /** Null until it has been measured. */
    val storage: StorageUse? = null,
    val graphics: GraphicsRepository.State = GraphicsRepository.State.UNKNOWN,
    /** Whether a session trains now. */
    val trains: Boolean = false,
)
