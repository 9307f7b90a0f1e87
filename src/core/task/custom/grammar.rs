//! The grammar of expressions, operators by their strength. See [`super::expression`] for what it describes.

use winnow::{
    LocatingSlice, ModalResult, Parser,
    combinator::{Infix, Postfix, Prefix, alt, cut_err, dispatch, expression, fail, terminated},
    error::{ErrMode, ParserError},
    stream::{Location, Stream},
    token::{any, one_of, take_while},
};

use super::expression::{Binary, Misread, NUMBER_LIMIT, Node, Unary, VALUE};

type Input<'i> = LocatingSlice<&'i str>;
type Parsed<T> = ModalResult<T, Misread>;

impl<'i> ParserError<Input<'i>> for Misread {
    type Inner = Self;

    fn from_input(input: &Input<'i>) -> Self {
        Self {
            at: input.current_token_start(),
            expected: VALUE.to_owned(),
        }
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

/// An error that no alternative can mend.
fn refused<T>(at: usize, expected: impl Into<String>) -> Parsed<T> {
    let expected = expected.into();
    Err(ErrMode::Cut(Misread { at, expected }))
}

/// Reads a whole expression.
pub(super) fn whole(text: &str) -> Result<Node, Misread> {
    let mut input = LocatingSlice::new(text);
    let read = |input: &mut Input| {
        spaces(input)?;
        let node = formula(input)?;
        if input.is_empty() {
            return Ok(node);
        }
        refused(
            input.current_token_start(),
            "an operator such as +, or the end",
        )
    };
    read(&mut input).map_err(|error: ErrMode<Misread>| match error.into_inner() {
        Ok(misread) => misread,
        Err(_) => Misread {
            at: text.len(),
            expected: VALUE.to_owned(),
        },
    })
}

fn formula(input: &mut Input) -> Parsed<Node> {
    expression(operand)
        .prefix(prefix)
        .postfix(postfix)
        .infix(infix)
        .parse_next(input)
}

fn operand(input: &mut Input) -> Parsed<Node> {
    alt((number, group, named)).parse_next(input)
}

fn number(input: &mut Input) -> Parsed<Node> {
    let at = input.current_token_start();
    let digits = terminated(take_while(1.., '0'..='9'), spaces).parse_next(input)?;
    match digits.parse() {
        Ok(number) if number <= NUMBER_LIMIT => Ok(Node::Number(number)),
        _ => refused(at, format!("a whole number from 0 to {NUMBER_LIMIT}")),
    }
}

fn group(input: &mut Input) -> Parsed<Node> {
    sign("(").parse_next(input)?;
    let inside = cut_err(formula).parse_next(input)?;
    let at = input.current_token_start();
    match sign(")").parse_next(input) {
        Ok(()) => Ok(inside),
        Err(_) => refused(at, "an operator such as +, or )"),
    }
}

/// Operands that are words.
fn named(input: &mut Input) -> Parsed<Node> {
    let (start, at) = (input.checkpoint(), input.current_token_start());
    let node = match word(input)? {
        "a" => Node::A,
        "b" => Node::B,
        "p" => Node::Modulus,
        "even" => Node::Unary(Unary::Even, Box::new(argument(input)?)),
        "odd" => Node::Unary(Unary::Odd, Box::new(argument(input)?)),
        "if" => conditional(input)?,
        "not" | "and" | "or" | "mod" | "then" | "else" => {
            input.reset(&start);
            return Err(ErrMode::from_input(input));
        }
        _ => return refused(at, VALUE),
    };
    Ok(node)
}

fn argument(input: &mut Input) -> Parsed<Node> {
    let at = input.current_token_start();
    match group(input) {
        Err(ErrMode::Backtrack(_)) => refused(at, "("),
        read => read,
    }
}

fn conditional(input: &mut Input) -> Parsed<Node> {
    let condition = cut_err(formula).parse_next(input)?;
    keyword(input, "then")?;
    let yes = cut_err(formula).parse_next(input)?;
    keyword(input, "else")?;
    let no = cut_err(formula).parse_next(input)?;
    Ok(Node::If(Box::new([condition, yes, no])))
}

fn keyword(input: &mut Input, expected: &str) -> Parsed<()> {
    let at = input.current_token_start();
    match word(input) {
        Ok(found) if found == expected => Ok(()),
        _ => refused(at, format!("an operator such as +, or \"{expected}\"")),
    }
}

type Infixed<'i> = Infix<Input<'i>, Node, ErrMode<Misread>>;

/// A closure of a [`Binary`] for winnow, which takes functions without surroundings.
macro_rules! binary {
    ($what:ident) => {
        |_, x, y| Ok(Node::Binary(Binary::$what, Box::new(x), Box::new(y)))
    };
}

const SIGNS: [&str; 20] = [
    "**", "==", "!=", "<=", ">=", "+", "-", "−", "*", "×", "·", "/", "÷", "%", "^", "=", "≠", "<",
    "≤", ">",
];

fn infix<'i>(input: &mut Input<'i>) -> Parsed<Infixed<'i>> {
    let signs = terminated(alt((alt(SIGNS), "≥")), spaces);
    Ok(match alt((signs, word)).parse_next(input)? {
        "or" => Infix::Left(1, |_, x, y| Ok(either(x, y))),
        "and" => Infix::Left(3, |_, x, y| Ok(both(x, y))),
        "=" | "==" => Infix::Neither(7, binary!(Equal)),
        "!=" | "≠" => Infix::Neither(7, binary!(Unequal)),
        "<" => Infix::Neither(7, binary!(Less)),
        "<=" | "≤" => Infix::Neither(7, binary!(LessEqual)),
        ">" => Infix::Neither(7, binary!(Greater)),
        ">=" | "≥" => Infix::Neither(7, binary!(GreaterEqual)),
        "+" => Infix::Left(9, binary!(Add)),
        "-" | "−" => Infix::Left(9, binary!(Sub)),
        "*" | "×" | "·" => Infix::Left(11, binary!(Mul)),
        "/" | "÷" => Infix::Left(11, binary!(Div)),
        "%" | "mod" => Infix::Left(11, binary!(Mod)),
        "^" | "**" => Infix::Right(15, |_, x, y| Ok(power(x, y))),
        _ => return Err(ErrMode::from_input(input)),
    })
}

fn prefix<'i>(input: &mut Input<'i>) -> Parsed<Prefix<Input<'i>, Node, ErrMode<Misread>>> {
    let start = input.checkpoint();
    let minus = |_: &mut Input<'i>, x| Ok(Node::Unary(Unary::Minus, Box::new(x)));
    match alt((terminated(alt(("-", "−")), spaces), word)).parse_next(input) {
        Ok("not") => Ok(Prefix(5, |_, x| Ok(compared(Binary::Equal, x, 0)))),
        Ok("-" | "−") => Ok(Prefix(13, minus)),
        _ => {
            input.reset(&start);
            Err(ErrMode::from_input(input))
        }
    }
}

fn postfix<'i>(input: &mut Input<'i>) -> Parsed<Postfix<Input<'i>, Node, ErrMode<Misread>>> {
    let squared = |_: &mut Input<'i>, x| Ok(power(x, Node::Number(2)));
    let cubed = |_: &mut Input<'i>, x| Ok(power(x, Node::Number(3)));
    let exponent = dispatch! {any;
        '²' => winnow::combinator::empty.value(Postfix(15, squared as fn(&mut _, _) -> _)),
        '³' => winnow::combinator::empty.value(Postfix(15, cubed as fn(&mut _, _) -> _)),
        _ => fail,
    };
    terminated(exponent, spaces).parse_next(input)
}

/// x^y; with a minus before y, the inverse of x to the power without it.
fn power(x: Node, y: Node) -> Node {
    let raised = |y| Node::Binary(Binary::Power, Box::new(x), y);
    match y {
        Node::Unary(Unary::Minus, y) => {
            Node::Binary(Binary::Div, Box::new(Node::Number(1)), Box::new(raised(y)))
        }
        y => raised(Box::new(y)),
    }
}

/// If x is 0, y does not matter, not even whether it has a value.
fn both(x: Node, y: Node) -> Node {
    Node::If(Box::new([
        x,
        compared(Binary::Unequal, y, 0),
        Node::Number(0),
    ]))
}

fn either(x: Node, y: Node) -> Node {
    Node::If(Box::new([
        x,
        Node::Number(1),
        compared(Binary::Unequal, y, 0),
    ]))
}

fn compared(how: Binary, x: Node, number: u32) -> Node {
    Node::Binary(how, Box::new(x), Box::new(Node::Number(number)))
}

fn sign<'i>(sign: &'static str) -> impl Parser<Input<'i>, (), ErrMode<Misread>> {
    (sign, spaces).void()
}

fn word<'i>(input: &mut Input<'i>) -> Parsed<&'i str> {
    let letters = (
        one_of(char::is_alphabetic),
        take_while(0.., |c: char| c.is_alphanumeric() && !"²³".contains(c)),
    );
    terminated(letters.take(), spaces).parse_next(input)
}

fn spaces(input: &mut Input) -> Parsed<()> {
    take_while(0.., char::is_whitespace)
        .void()
        .parse_next(input)
}
