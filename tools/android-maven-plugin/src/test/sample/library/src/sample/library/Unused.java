package sample.library;

/** Named by nobody and kept by no rule. */
public class Unused {
    public String say() {
        return "nothing";
    }
}
