$(document).ready(function () {
  var base = "/api";

  $("#order").on("submit", function (event) {
    event.preventDefault();
    $.ajax({ url: base + "/orders", type: "POST", data: { sku: $("#sku").val() } }); // => calls POST /api/orders
  });

  $.getJSON(base + "/orders", function (orders) { // => calls GET /api/orders
    $.each(orders, function (index, order) {
      $("<li>").text(order.id).appendTo("#orders");
    });
  });

  jQuery.get("/api/users/" + userId).done(console.log); // => calls GET /api/users/{userId}
  $.ajax("/api/carts/1", { method: "DELETE" }); // => calls DELETE /api/carts/1
  $("#orders").get(0);
});
$("#basket").load("/fragments/basket.html #items"); // => calls GET /fragments/basket.html
$(window).load(function () {
  $.getScript("/scripts/map.js"); // => calls GET /scripts/map.js
});
