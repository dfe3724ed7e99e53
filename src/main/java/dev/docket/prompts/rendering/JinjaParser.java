package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ext.AdditionOperator;
import com.hubspot.jinjava.el.ext.AstDict;
import com.hubspot.jinjava.el.ext.AstFilterChain;
import com.hubspot.jinjava.el.ext.AstList;
import com.hubspot.jinjava.el.ext.AstRangeBracket;
import com.hubspot.jinjava.el.ext.AstTuple;
import com.hubspot.jinjava.el.ext.CollectionMembershipOperator;
import com.hubspot.jinjava.el.ext.CollectionNonMembershipOperator;
import com.hubspot.jinjava.el.ext.ExtendedParser;
import com.hubspot.jinjava.el.ext.FilterSpec;
import com.hubspot.jinjava.el.ext.OrOperator;
import com.hubspot.jinjava.el.ext.PowerOfOperator;
import com.hubspot.jinjava.el.ext.StringConcatOperator;
import com.hubspot.jinjava.el.ext.TruncDivOperator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Scanner;
import jinjava.de.odysseus.el.tree.impl.Scanner.ExtensionToken;
import jinjava.de.odysseus.el.tree.impl.Scanner.ScanException;
import jinjava.de.odysseus.el.tree.impl.ast.AstBinary;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstFunction;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;
import org.jspecify.annotations.Nullable;

/// Jinjava's grammar with Python's operators and Docket's filters.
final class JinjaParser extends ExtendedParser {

  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 100;
  private static final long MOST_WORK = 100_000_000;

  private static final Map<AstBinary.Operator, AstBinary.Operator> OPERATORS = operators();

  JinjaParser(Builder context, String expression) {
    super(context, checked(expression));
    put(StringConcatOperator.TOKEN, ExtensionPoint.ADD, Operators.JOINED);
    put(TruncDivOperator.TOKEN, ExtensionPoint.MUL, Operators.WHOLE_QUOTIENT);
    put(CollectionMembershipOperator.TOKEN, ExtensionPoint.CMP, Operators.IN);
    put(CollectionNonMembershipOperator.TOKEN, ExtensionPoint.CMP, Operators.NOT_IN);
  }

  /// Each bracket takes a bit of the stack, and the parser looks for the end of each again.
  private static String checked(String expression) {
    if (expression.length() > LONGEST) {
      throw new Bomb("has an expression of more than %,d characters".formatted(LONGEST));
    }
    Deque<Integer> open = new ArrayDeque<>();
    long work = 0;
    for (int i = 0; i < expression.length(); i++) {
      if ("([{".indexOf(expression.charAt(i)) >= 0) {
        open.push(i);
      } else if (")]}".indexOf(expression.charAt(i)) >= 0 && !open.isEmpty()) {
        long length = i - (long) open.pop();
        work += length * length;
      }
      if (open.size() > DEEPEST || work > MOST_WORK) {
        throw new Bomb("has too many brackets within brackets");
      }
    }
    return expression;
  }

  private static Map<AstBinary.Operator, AstBinary.Operator> operators() {
    Map<AstBinary.Operator, AstBinary.Operator> operators = new HashMap<>();
    operators.put(AdditionOperator.OP, Operators.SUM);
    operators.put(AstBinary.SUB, Operators.DIFFERENCE);
    operators.put(AstBinary.MUL, Operators.PRODUCT);
    operators.put(AstBinary.DIV, Operators.QUOTIENT);
    operators.put(AstBinary.MOD, Operators.REMAINDER);
    operators.put(AstBinary.EQ, Operators.EQUAL);
    operators.put(AstBinary.NE, Operators.NOT_EQUAL);
    operators.put(AstBinary.LT, Operators.LESS);
    operators.put(AstBinary.LE, Operators.AT_MOST);
    operators.put(AstBinary.GT, Operators.MORE);
    operators.put(AstBinary.GE, Operators.AT_LEAST);
    operators.put(AstBinary.AND, Operators.AND);
    operators.put(OrOperator.OP, Operators.OR);
    return operators;
  }

  private void put(ExtensionToken token, ExtensionPoint point, AstBinary.Operator operator) {
    putExtensionHandler(
        token,
        new ExtensionHandler(point) {
          @Override
          public AstNode createAstNode(AstNode... children) {
            return createAstBinary(children[0], children[1], operator);
          }
        });
  }

  @Override
  protected AstBinary createAstBinary(AstNode left, AstNode right, AstBinary.Operator operator) {
    return new AstBinary(left, right, OPERATORS.getOrDefault(operator, operator));
  }

  /// Powers before products; Jinjava takes them in the order in which they stand.
  @Override
  protected @Nullable AstNode filter(boolean required) throws ScanException, ParseException {
    AstNode value = super.filter(required);
    while (value != null && getToken().equals(PowerOfOperator.TOKEN)) {
      consumeToken();
      value = createAstBinary(value, super.filter(true), Operators.POWER);
    }
    return value;
  }

  @Override
  protected Scanner createScanner(String expression) {
    return new JinjaScanner(expression);
  }

  @Override
  protected AstDot createAstDot(AstNode base, String name, boolean lvalue) {
    return new MethodCall.Dot(base, name, lvalue);
  }

  @Override
  protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
    return property instanceof MethodCall.Dot dot
        ? new MethodCall(dot, parameters)
        : super.createAstMethod(property, parameters);
  }

  @Override
  protected AstTuple createAstTuple(AstParameters parameters) {
    return Literals.tuple(parameters);
  }

  @Override
  protected AstList createAstList(AstParameters parameters) {
    return Literals.list(parameters);
  }

  @Override
  protected AstDict createAstDict(Map<AstNode, AstNode> entries) {
    return Literals.dict(entries);
  }

  @Override
  protected AstRangeBracket createAstRangeBracket(
      AstNode base, AstNode from, AstNode to, boolean lvalue, boolean strict) {
    return Literals.slice(base, from, to, lvalue, strict);
  }

  @Override
  protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
    return name.equals("range")
        ? new Range(name, index, parameters)
        : super.createAstFunction(name, index, parameters);
  }

  @Override
  protected AstFilterChain createAstFilterChain(AstNode input, List<FilterSpec> filters) {
    return new Filtered(input, filters);
  }
}
