using System.Globalization;
using System.Text;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Reads JSON text (JSON 读取).</summary>
internal sealed class JsonReader(Realm realm, string text)
{
    public const int Deepest = 200;
    private int _at;
    private int _depth;

    public Value Read()
    {
        var value = ReadValue();
        Skip();
        return _at == text.Length ? value : throw Unexpected();
    }

    private Value ReadValue()
    {
        realm.Step();
        if (++_depth > Deepest) throw realm.Exceeded("script.limit.depth", Deepest);
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
        _depth--;
        return value;
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';

    private void Skip()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r' && _at < text.Length) _at++;
    }

    private Value Word(string word, Value value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) throw Unexpected();
        _at += word.Length;
        return value;
    }

    private Value ReadObject()
    {
        realm.Allocate(64);
        var members = new ObjectValue();
        _at++;
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
        _at++;
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
        _at++;
        return true;
    }

    private string ReadText()
    {
        var made = new StringBuilder();
        for (_at++; Peek != '"'; _at++)
        {
            if (_at >= text.Length || text[_at] < ' ') throw Unexpected();
            if (text[_at] != '\\') made.Append(text[_at]);
            else made.Append(ReadEscape());
        }
        _at++;
        realm.Step(made.Length / 16);
        return made.ToString();
    }

    private char ReadEscape()
    {
        _at++;
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
                    _at++;
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
        var start = _at;
        Take('-');
        if (!Take('0')) Digits();
        if (Take('.')) Digits();
        if (Peek is 'e' or 'E')
        {
            _at++;
            if (Peek is '+' or '-') _at++;
            Digits();
        }
        return new(double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek)) throw Unexpected();
        while (char.IsAsciiDigit(Peek)) _at++;
    }

    private ThrownException Unexpected() => Errors.Syntax(realm, _at >= text.Length
        ? "Unexpected end of JSON input"
        : $"Unexpected token '{text[_at]}' in JSON at position {_at}");
}
