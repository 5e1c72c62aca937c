package com.openagents.backroom.hud.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The steps that make the compiled script small, each on a script in small.
class CompiledScriptTest {
    private static Script script(String body) {
        return new Script(ScriptTokens.cut("(function() {" + body + "})();"));
    }

    private static String text(Script script) {
        String joined = ScriptTokens.join(script.tokens());
        return joined.substring("(function(){".length(), joined.length() - "})();".length());
    }

    private static String renamed(String body) {
        Script script = script(body);
        ShortNames.give(script);
        return text(script);
    }

    @Test
    void blanks_goButForThoseThatKeepTokensApart() {
        assertEquals(
                "let a=b+ +c- -d,e='x  y';return/a \\/[/]b/.test(e)?f++:typeof g",
                ScriptTokens.join(ScriptTokens.cut(
                        "let a = b + +c - -d,\n e = 'x  y';\nreturn /a \\/[/]b/.test(e) ? f++ : typeof g")));
    }

    @Test
    void semicolonBeforeABrace_goesUnlessItIsAStatement() {
        assertEquals(
                "{f();g=1}{while(h());}{if(a)b();else;}{do{c()}while(d(1));}",
                ScriptTokens.join(ScriptTokens.cut(
                        "{ f(); g = 1; } { while (h()); } { if (a) b(); else; } { do { c(); } while (d(1)); }")));
    }

    @Test
    void whatIsNoScript_isSaidWithItsPlace() {
        assertThrows(IllegalArgumentException.class, () -> ScriptTokens.cut("let a = /never ends"));
    }

    @Test
    void declarations_getCapitals_andLocalsSmallLetters() {
        assertEquals(
                "let A=0,B=(a,b)=>{let c=a+A;return c+b}",
                withoutOrder(
                        renamed("let counter = 0, sum = (left, right) => { let total = left + counter; return total"
                                + " + right; };")));
    }

    /// Which capital is whose depends on how often letters occur; the pattern is what counts.
    private static String withoutOrder(String script) {
        String first = script.substring(4, 5);
        String second = script.substring(8, 9);
        return script.replace(first + "=0", "A=0")
                .replace("," + second + "=", ",B=")
                .replace("+" + first + ";", "+A;");
    }

    @Test
    void properties_keys_andLabels_keepTheirNames() {
        String renamed = renamed("let make = outer => { let value = {value: outer.value, other: 1};"
                + " outer: while (value) { if (value.other) break outer; } return value ? outer : value; };");
        assertEquals(
                "=a=>{let b={value:a.value,other:1};outer:while(b){if(b.other)break outer}return b?a:b}",
                renamed.substring("let X".length()));
    }

    @Test
    void globals_keepTheirNames_andNobodyTakesThem() {
        String renamed = renamed("let run = (first, second) => { document.title = a; try { first(); } catch (error) {"
                + " second(error); } };");
        assertEquals("=(b,c)=>{document.title=a;try{b()}catch(d){c(d)}}", renamed.substring("let X".length()));
    }

    @Test
    void functionNamedLikeItsVariable_staysOneWithIt() {
        String renamed = renamed("let failure; failure = function failure(text) { return new failure(text); };");
        assertEquals("let X;X=function X(a){return new X(a)}", renamed.replace(renamed.substring(4, 5), "X"));
    }

    @Test
    void unusedFunctions_go_untilNoneIsLeft() {
        assertEquals(
                "let c=()=>d,d=1;c()",
                text(Unused.drop(script("let a = () => b(), b = x => { return x; }, c = () => d, d = 1; c()"))));
        assertEquals(
                "let c=f();let d=1,e=()=>0;e(d)",
                text(Unused.drop(script("let c = f(); let d = 1, e = () => 0, g = (x, y) => x; e(d)"))));
    }

    @Test
    void fields_areNumberedAfterThoseOfTheParent_andRecordsNeedNoFirstValues() {
        String classes = "function jl_Object() { this.$id$ = 0; }"
                + "let jl_Record = $rt_classWithoutFields();"
                + "function Point() { let a = this; jl_Record.call(a); a.$x = 0.0; a.$y = 0.0; }"
                + "function Base() { jl_Object.call(this); this.$name = null; }"
                + "function Derived() { let a = this; Base.call(a); a.$more = null; a.$most = f(1, 2); }"
                + "let use = (p, d) => p.$x + p.$y + d.$name + d.$most + d.$call(p.width),"
                + "table = [\"$call\", use, \"$ 5\"];";
        assertEquals(
                "function jl_Object(){this.a=0}let jl_Record=$rt_classWithoutFields();"
                        + "function Point(){}"
                        + "function Base(){jl_Object.call(this);this.b=null}"
                        + "function Derived(){let a=this;Base.call(a);a.c=null;a.d=f(1,2)}"
                        + "let use=(p,d)=>p.b+p.c+d.b+d.d+d.A(p.width),table=[\"A\",use,\"$ 5\"]",
                text(FieldNames.give(script(classes))));
    }

    @Test
    void names_areCountedLikeDigits_withoutTheWordsOfTheLanguage() {
        assertEquals(
                List.of("a", "z", "aa", "az", "ba"),
                List.of(
                        Names.of(0, Names.SMALL),
                        Names.of(25, Names.SMALL),
                        Names.of(26, Names.SMALL),
                        Names.of(51, Names.SMALL),
                        Names.of(52, Names.SMALL)));
        Names names = new Names("od", Set.of("o"));
        assertEquals(List.of("d", "oo", "od", "dd"), List.of(names.next(), names.next(), names.next(), names.next()));
    }
}
