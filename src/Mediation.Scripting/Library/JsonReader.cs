using System.Globalization;
using System.Text;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Reads JSON text (JSON 读取).</summary>
internal sealed class JsonReader(Realm realm, string text)
{
    public const int Deepest = 200;
    private int at;
    private int depth;

    public Value Read()
    {
        var value = ReadValue();
        Skip();
        return at == text.Length ? value : throw Unexpected();
    }

    private Value ReadValue()
    {
        realm.Step();
        if (++depth > Deepest) throw realm.Exceeded("script.limit.depth", Deepest);
        Skip();
        var value = Peek switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => realm.Text(ReadText()),
            't' => Word("true", Value.True),
            'f' => Word("false", Value.False),
            'n' => Word("null", Value.Null),
            _ => ReadNumber()
        };
        depth--;
        return value;
    }

    private char Peek => at < text.Length ? text[at] : '\0';

    private void Skip()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r' && at < text.Length) at++;
    }

    private Value Word(string word, Value value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) throw Unexpected();
        at += word.Length;
        return value;
    }

    private Value ReadObject()
    {
        realm.Allocate(64);
        var members = new ObjectValue();
        at++;
        Skip();
        if (Take('}')) return new(members);
        do
        {
            Skip();
            if (Peek != '"') throw Unexpected();
            var key = ReadText();
            Skip();
            if (!Take(':')) throw Unexpected();
            members.Put(realm, key, ReadValue());
            Skip();
        }
        while (Take(','));
        return Take('}') ? new(members) : throw Unexpected();
    }

    private Value ReadArray()
    {
        var elements = new ArrayValue(realm);
        at++;
        Skip();
        if (Take(']')) return new(elements);
        do
        {
            elements.Add(realm, ReadValue());
            Skip();
        }
        while (Take(','));
        return Take(']') ? new(elements) : throw Unexpected();
    }

    private bool Take(char c)
    {
        if (Peek != c) return false;
        at++;
        return true;
    }

    private string ReadText()
    {
        var made = new StringBuilder();
        for (at++; Peek != '"'; at++)
        {
            if (at >= text.Length || text[at] < ' ') throw Unexpected();
            if (text[at] != '\\') made.Append(text[at]);
            else made.Append(ReadEscape());
        }
        at++;
        realm.Step(made.Length / 16);
        return made.ToString();
    }

    private char ReadEscape()
    {
        at++;
        switch (Peek)
        {
            case '"' or '\\' or '/': return Peek;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                var code = 0;
                for (var i = 0; i < 4; i++)
                {
                    at++;
                    var digit = Characters.Hex(Peek);
                    if (digit < 0) throw Unexpected();
                    code = code * 16 + digit;
                }
                return (char)code;
            default: throw Unexpected();
        }
    }

    private Value ReadNumber()
    {
        var start = at;
        Take('-');
        if (!Take('0')) Digits();
        if (Take('.')) Digits();
        if (Peek is 'e' or 'E')
        {
            at++;
            if (Peek is '+' or '-') at++;
            Digits();
        }
        return new(double.Parse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek)) throw Unexpected();
        while (char.IsAsciiDigit(Peek)) at++;
    }

    private ThrownException Unexpected() => Errors.Syntax(realm, at >= text.Length
        ? "Unexpected end of JSON input"
        : $"Unexpected token '{text[at]}' in JSON at position {at}");
}
