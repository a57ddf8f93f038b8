package dev.inkling.nnlib.run;

/**
 * Why a run cannot start.
 *
 * @param code a short word that stays the same, under which an app finds its translation
 * @param key the setting to change
 * @param sentence what is wrong and what to do, in English
 */
public record Problem(String code, String key, String sentence) {
    @Override
    public String toString() {
        return sentence;
    }
}
