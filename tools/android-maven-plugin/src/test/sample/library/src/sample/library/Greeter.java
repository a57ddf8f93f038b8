package sample.library;

/** Kept by the library's consumer rules: nobody names it but a manifest of the future. */
public class Greeter {
    public String greet() {
        return "hello";
    }
}
